// Reads the bundled facts with the types that openapi-typescript makes of the OpenAPI document.
// `node read.js ADDRESS` prints what it found; that it compiles under --strict is half of the test.
import type { components, operations, paths } from "./schema.js";

declare const process: { argv: string[] };

type Fact = components["schemas"]["Fact"];
type FactPage = paths["/v1/facts"]["get"]["responses"][200]["content"]["application/json"];
type Dossier = paths["/v1/pairs/{pair}"]["get"]["responses"][200]["content"]["application/json"];
type Problem = paths["/v1/facts"]["get"]["responses"][422]["content"]["application/problem+json"];
type Filters = NonNullable<operations["list_facts"]["parameters"]["query"]>;

const address = process.argv[2];

async function read<Answer>(path: string): Promise<Answer> {
  const answer = await fetch(`${address}${path}`, { headers: { Accept: "application/json" } });
  return (await answer.json()) as Answer;
}

// Each kind has fields that the others lack: without narrowing by `kind` this would not compile.
function told(fact: Fact): string {
  switch (fact.kind) {
    case "figure":
      return `figure ${fact.indicator} ${fact.value.toFixed(0)} ${fact.unit} ${fact.period?.edtf ?? "?"}`;
    case "event":
      return `event ${fact.type} ${fact.status} ${fact.ordinal ?? "?"}`;
    case "agreement":
      return `agreement ${fact.type} ${fact.parties.map((party) => party.id).join(" ")}`;
  }
}

const filters: Filters = { pair: ["CHN-KAZ"], context: true, sort: "-published" };
const query = new URLSearchParams({ pair: filters.pair![0], context: String(filters.context), sort: filters.sort! });
const page = await read<FactPage>(`/v1/facts?${query}`);
const dossier = await read<Dossier>("/v1/pairs/CHN-KAZ");
const problem = await read<Problem>("/v1/facts?pari=CHN-KAZ");

// @ts-expect-error - an event has no value, and an indicator has no other code than the list's
const wrong: Fact = { ...page.items[0], kind: "event", value: 1, indicator: "no_such" };

console.log(page.items.map(told).sort().join("\n"));
console.log(`latest ${dossier.latest.map((figure) => figure.value).join(" ")}`);
console.log(`problem ${problem.status} ${problem.errors.map((error) => error.name).join(" ")}`);
