import fc from "fast-check";
import { oscal } from "../../proof/evidence/oscal";
import type { Run } from "../../proof/evidence/run";
import { uuid5 } from "../../proof/evidence/uuid";
import type { Report } from "../../proof/gate/report";
import { model, resource } from "../gate/models";
import { control } from "../gate/policies";
import { hostile } from "./hostile";
import { report } from "./reports";
import { run } from "./runs";

// biome-ignore lint/suspicious/noExplicitAny: a document of somebody else's format, looked into here and there.
type Any = any;
const documentOf = (of: Run): Any => JSON.parse([...oscal(of)].join(""))["assessment-results"];
const resultOf = (of: Report): Any => documentOf(run([of])).results[0];

const topic = (name: string, rest = {}) => resource(`aws_sns_topic.${name}`, rest);
const PCI = { "pci-dss-4.0.1": ["10.5.1"] };
const retention = control("logs/retention", { frameworks: PCI, parameters: { days: 90 } });
const archive = control("logs/archive", { frameworks: PCI });

test("a UUID of version 5 is what Python makes of the same name", () => {
  expect(uuid5("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "www.example.com")).toBe(
    "2ed6657d-e927-568b-95e1-2665a8aea6a2",
  );
});

test("observes what passed as well as what failed and what is unknown", () => {
  const unknown = topic("c", { unknown: ["name"] });
  const { observations } = resultOf(
    report(model(topic("a"), topic("b"), unknown), [retention], (_, a) => a.endsWith(".a")),
  );
  expect(observations).toMatchObject([
    { title: "logs/retention: Title of logs/retention", remarks: "Fix: Fix logs/retention." },
    { remarks: "Fix: Fix logs/retention." },
    { description: expect.stringContaining("It is proven.") },
  ]);
  const verdicts = observations.map(
    ({ props, subjects }: Any) => `${props[1].value} ${subjects.map((s: Any) => s.title)}`,
  );
  expect(verdicts).toEqual([
    "fail `aws_sns_topic.b`",
    "unknown `aws_sns_topic.c`",
    "pass `aws_sns_topic.a`",
  ]);
  expect(observations[0].subjects[0].remarks).toBe("`name = not set`");
});

describe("claims of a requirement", () => {
  const findings = (of: Report) => resultOf(of).findings;
  const stateOf = (of: Report) => findings(of)[0].target.status;

  test("that it is satisfied when all that it rests on holds", () => {
    const of = report(model(topic("a")), [retention, archive], () => true);
    expect(findings(of)).toMatchObject([
      {
        title: "PCI DSS 4.0.1 10.5.1",
        target: {
          "target-id": "pci-dss-4.0.1_10.5.1_proofstack",
          status: {
            state: "satisfied",
            reason: "pass",
            remarks: expect.stringContaining(
              "logs/archive, Title of logs/archive: proven of 1 of 1",
            ),
          },
        },
      },
    ]);
    expect(findings(of)[0]["related-observations"]).toHaveLength(2);
  });

  test("that 90 days without the archive meet it in part only", () => {
    const of = report(model(topic("a")), [retention], () => true);
    of.catalogue = [retention, archive];
    expect(findings(of)[0].description).toMatch(/holds; but it rests on more/);
    expect(stateOf(of)).toMatchObject({
      state: "not-satisfied",
      reason: "other",
      remarks: expect.stringContaining("logs/archive, Title of logs/archive: not in this profile"),
    });
  });

  test("that it is not satisfied when something failed", () => {
    const of = report(model(topic("a")), [retention, archive], (id) => id === "logs/archive");
    expect(stateOf(of)).toMatchObject({ state: "not-satisfied", reason: "fail" });
  });

  test("an objective of its own, and nothing of what else the requirement asks", () => {
    const of = report(model(topic("a")), [retention, archive], () => true);
    const [objective] = documentOf(run([of]))["local-definitions"]["objectives-and-methods"];
    expect(objective).toMatchObject({
      "control-id": "pci-dss-4.0.1_10.5.1",
      parts: [{ id: "pci-dss-4.0.1_10.5.1_proofstack", name: "objective" }],
    });
    expect(objective.parts[0].prose).toMatch(
      /- logs\/archive.*\n\nNothing is claimed of what else/s,
    );
  });

  test("in the words of NIST's own catalog", () => {
    const nist = control("a/b", { frameworks: { "nist-800-53-r5": ["SC-28(1)", "AU-11"] } });
    const [selection] = resultOf(report(model(topic("a")), [nist], () => true))[
      "reviewed-controls"
    ]["control-selections"];
    expect(selection["include-controls"]).toEqual([
      { "control-id": "au-11" },
      { "control-id": "sc-28.1" },
    ]);
  });
});

test("an accepted exception is a risk, with who approved it and until when", () => {
  const exception = {
    control: "logs/retention",
    address: "aws_sns_topic.a",
    reason: "moves in March",
    approvedBy: "ada@example.com",
    expires: "2026-06-30",
  };
  const result = resultOf(report(model(topic("a")), [retention], () => false, [exception]));
  expect(result.risks).toMatchObject([
    {
      status: "deviation-approved",
      deadline: "2026-06-30T23:59:59Z",
      statement: expect.stringMatching(/ It is accepted, because: `moves in March`$/),
      props: expect.arrayContaining([
        expect.objectContaining({ name: "approved-by", value: "ada@example.com" }),
      ]),
    },
  ]);
  expect(result.findings[0]["related-risks"]).toEqual([{ "risk-uuid": result.risks[0].uuid }]);
});

test("what is not as declared is observed", () => {
  const of = report(model(topic("a")), [retention], () => true);
  of.drift = { missing: ["aws_sns_topic.b"], extra: [], differing: [] };
  expect(resultOf(of)).toMatchObject({
    title: "Not proven: the plan",
    observations: [
      {},
      {
        title: "live/as-declared: The account is as it was declared",
        remarks: "- `aws_sns_topic.b`: `declared, and not there`",
      },
    ],
  });
});

test("observations have the same identifiers in every run, results have not", () => {
  const of = report(model(topic("a")), [retention], () => true);
  const [one, other] = [run([of]), run([of], { id: "00000000-0000-4000-8000-000000000000" })].map(
    (each) => documentOf(each).results[0],
  );
  expect(one.observations).toMatchObject(
    other.observations.map(({ uuid, subjects }: Any) => ({ uuid, subjects })),
  );
  expect(one.uuid).not.toBe(other.uuid);
  expect(one.findings[0].uuid).not.toBe(other.findings[0].uuid);
});

test("each view is a result", () => {
  const of = report(model(topic("a")), [retention], () => true);
  const { results } = documentOf(run([of, { ...of, view: "state" }]));
  expect(results.map(({ title }: Any) => title)).toEqual(["Proven: the plan", "Proven: the state"]);
});

/** Every object in a document. */
function* objectsIn(value: Any): Generator<Any> {
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value)) yield value;
  for (const inner of Object.values(value)) yield* objectsIn(inner);
}

test("whatever the input is called: identifiers are unique and resolve, values are what OSCAL takes", () => {
  const exceptions = (address: string, text: string) => [
    { control: "logs/retention", address, reason: text, approvedBy: text, expires: "2026-06-30" },
  ];
  fc.assert(
    fc.property(hostile, hostile, (name, value) => {
      const at = topic(name, { values: { name: value } });
      const of = report(
        model(at, topic("b")),
        [retention, archive],
        () => false,
        exceptions(at.address, value),
      );
      of.input = [{ file: "inputs/1-plan.json", digest: "sha256:00" }];
      const document = documentOf(
        run([of, { ...of, view: "state", input: [] }], { commit: value }),
      );
      const all = [...objectsIn(document)];
      const uuids = all.flatMap(({ uuid }) => uuid ?? []);
      expect(new Set(uuids).size).toBe(uuids.length);
      for (const object of all) {
        for (const [key, reference] of Object.entries(object)) {
          if (key.endsWith("-uuid")) expect(uuids).toContain(reference);
          if (key === "value") expect(reference).toMatch(/^\S(.*\S)?$/u);
          if (key === "control-id") expect(reference).toMatch(/^(\p{L}|_)(\p{L}|\p{N}|[.\-_])*$/u);
          if (Array.isArray(reference)) expect(reference).not.toEqual([]);
        }
      }
      expect(JSON.stringify(document).length).toBeLessThan(60_000);
    }),
  );
});
