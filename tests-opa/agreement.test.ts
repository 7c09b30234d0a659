import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Links } from "../proof/gate/links";
import { activeControls } from "../proof/gate/profile";
import { type GateInput, gateInput } from "../proof/gate/slice";
import type { Model } from "../proof/model/model";
import { readModel } from "../proof/model/read";
import { modelOf } from "../tests-policy/support/configuration";
import { casesById } from "../tests-policy/support/controls";
import { activeControl, DIST, policy } from "../tests-policy/support/policy";

const SAMPLES = join(__dirname, "../tests-policy/samples");

/** What one engine makes of an input, as sorted lines: `<control> proves <address>`, `<control> denies …`. */
type Answer = string[];

interface Question {
  name: string;
  input: GateInput;
}

/** Every case of the control, each by itself. */
async function casesOf(id: string): Promise<Question[]> {
  const active = activeControl(await policy(), id);
  const { pass, fail, unknown } = casesById[id] ?? { pass: {}, fail: {} };
  const configs = [
    ...Object.entries(pass),
    ...Object.entries({ ...fail, ...unknown }).map(([name, bad]) => [name, bad.config] as const),
  ];
  return configs.map(([name, config]) => {
    const model = modelOf(config);
    return { name, input: gateInput(model, new Links(model), [active]) };
  });
}

/** Every sample, judged whole under every profile. */
async function samples(): Promise<Question[]> {
  const loaded = await policy();
  const files = readdirSync(SAMPLES).filter((file) => file.endsWith(".json"));
  return files.flatMap((file) => {
    const model: Model = readModel(readFileSync(join(SAMPLES, file)), file);
    return Object.keys(loaded.profiles).map((profile) => ({
      name: `${file} under ${profile}`,
      input: gateInput(model, new Links(model), activeControls(loaded, profile)),
    }));
  });
}

/** One process answers all: starting OPA costs more than a case does. */
function askOpa(questions: Question[]): Answer[] {
  const query = `[[proven, denied] |
    some question in input.questions
    proven := data.gate.proven with input as question
    denied := data.gate.deny with input as question
  ]`;
  const output = execFileSync(
    "opa",
    ["eval", "--bundle", join(DIST, "bundle.tar.gz"), "--stdin-input", "--format", "raw", query],
    {
      input: JSON.stringify({ questions: questions.map(({ input }) => input) }),
      encoding: "utf8",
      maxBuffer: 1 << 30,
    },
  );
  const answers = JSON.parse(output) as [Proven, Denied[]][];
  return answers.map(([proven, denied]) =>
    [
      ...provenLines(proven),
      ...denied.map(({ control, address }) => `${control} denies ${address}`),
    ].sort(),
  );
}

type Proven = Record<string, Record<string, string[]>>;
type Denied = { control: string; address: string };

/** The WASM says what is proven; whatever else was asked about is denied. */
async function askWasm({ input }: Question): Promise<Answer> {
  const loaded = await policy();
  const [answer] = loaded.evaluate(new TextEncoder().encode(JSON.stringify(input))) as {
    result: Proven;
  }[];
  const proven = new Set(provenLines(answer?.result ?? {}));
  const denied = input.controls.flatMap(({ service, slug, subjects }) =>
    subjects.flatMap((at) => {
      const address = input.resources[at]?.address;
      const control = `${service}/${slug}`;
      return proven.has(`${control} proves ${address}`) ? [] : [`${control} denies ${address}`];
    }),
  );
  return [...proven, ...denied].sort();
}

const provenLines = (proven: Proven): string[] =>
  Object.entries(proven).flatMap(([service, slugs]) =>
    Object.entries(slugs).flatMap(([slug, addresses]) =>
      addresses.map((address) => `${service}/${slug} proves ${address}`),
    ),
  );

/** What each engine answers, by the question's name. */
async function answersTo(questions: Question[]) {
  const opa = askOpa(questions);
  const wasm = await Promise.all(questions.map(askWasm));
  const byName = (answers: Answer[]) =>
    Object.fromEntries(questions.map(({ name }, at) => [name, answers[at]]));
  return { opa: byName(opa), wasm: byName(wasm) };
}

test.each(Object.keys(casesById))("OPA and the WASM agree on every case of %s", async (id) => {
  const { opa, wasm } = await answersTo(await casesOf(id));
  expect(opa).toEqual(wasm);
  expect(
    Object.values(wasm).some((answer) => answer?.some((line) => line.includes(" proves "))),
  ).toBe(true);
});

test("OPA and the WASM agree on whole plans and states under every profile", async () => {
  const { opa, wasm } = await answersTo(await samples());
  expect(Object.keys(wasm).length).toBeGreaterThan(0);
  expect(opa).toEqual(wasm);
});
