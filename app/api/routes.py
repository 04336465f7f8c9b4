"""Routes whose functions read their own question: FastAPI documents them, and hands them the request as it is."""

from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request, Response
from fastapi.routing import APIRoute


class PlainRoute(APIRoute):
    """A route whose function takes the request and the text in the path, and gives a finished response.

    There is nothing for FastAPI to solve, to validate or to serialise, which would take longer than an index seek.
    """

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The function itself."""
        function = self.endpoint

        async def handle(request: Request) -> Response:
            answer: Response = await function(request, **request.path_params)
            return answer

        return handle
