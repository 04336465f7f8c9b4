FROM python:3.13-slim AS build
WORKDIR /source
RUN python -m venv /venv
# The dependencies first: this layer stays while only the code changes.
COPY requirements.txt ./
RUN /venv/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes --no-deps -r requirements.txt
COPY pyproject.toml README.md LICENSE ./
COPY app app
COPY migrations migrations
RUN /venv/bin/pip install --no-cache-dir --disable-pip-version-check --no-deps .

FROM python:3.13-slim
RUN useradd --uid 10001 --no-create-home --home-dir /data tradefacts \
    && install --directory --owner tradefacts --group tradefacts /data
COPY --from=build /venv /venv
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    TRADEFACTS_DATABASE_URL=sqlite:////data/tradefacts.sqlite
# Nothing but the volume is written to: run it with --read-only.
# A number, so that Kubernetes can see that it is not root.
USER 10001
WORKDIR /data
VOLUME /data
EXPOSE 8000
# The first start migrates and loads the bundle before it answers.
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/readyz', timeout=2)"]
CMD ["tradefacts", "serve", "--host", "0.0.0.0"]
