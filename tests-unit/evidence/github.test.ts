import fc from "fast-check";
import { github } from "../../proof/evidence/github";
import type { Report } from "../../proof/gate/report";
import { model, resource } from "../gate/models";
import { control } from "../gate/policies";
import { hostile } from "./hostile";
import { report } from "./reports";

const lines = (of: Report) => Array.from(github(of)).join("").split("\n").slice(0, -1);
const topic = (name: string, rest = {}) => resource(`aws_sns_topic.${name}`, rest);
const encryption = control("sns/encryption", { reads: ["kms_master_key_id"] });

test("an error at the line that made it, with its fix; nothing of what passed", () => {
  const at = topic("a", { origin: { file: "stack/a,b.ts", line: 40 } });
  const of = report(model(at, topic("b")), [encryption], (_, address) => address.endsWith(".b"));
  expect(lines(of)).toEqual([
    "::error file=stack/a%2Cb.ts,line=40,title=sns/encryption%3A Title of sns/encryption::aws_sns_topic.a: kms_master_key_id = not set%0AFix: Fix sns/encryption.",
  ]);
});

test("what is unknown is a warning, what is accepted a notice, what did nothing a warning", () => {
  const exception = (name: string) => ({
    control: "sns/encryption",
    address: `aws_sns_topic.${name}`,
    reason: "100 % sure",
    approvedBy: "ada",
    expires: "2026-06-30",
  });
  const of = report(
    model(topic("a", { unknown: ["kms_master_key_id"] }), topic("b")),
    [encryption],
    () => false,
    [exception("b"), exception("c")],
  );
  expect(lines(of)).toEqual([
    expect.stringMatching(/^::warning title=.*::aws_sns_topic\.a: kms_master_key_id is known only/),
    "::warning::exception for sns/encryption at aws_sns_topic.c matches nothing: remove it",
    expect.stringMatching(/^::notice title=.*::aws_sns_topic\.b: accepted until .* 100 %25 sure$/),
  ]);
});

test("of more than GitHub shows, the most severe and a count", () => {
  const controls = (["low", "critical"] as const).map((severity) =>
    control(`sns/${severity}`, { severity }),
  );
  const topics = Array.from({ length: 8 }, (_, at) => topic(`t${at}`));
  const all = lines(report(model(...topics), controls, () => false));
  expect(all).toHaveLength(10);
  expect(all.filter((line) => line.includes("title=sns/critical"))).toHaveLength(8);
  expect(all.at(-1)).toMatch(/^::error::… and 7 more findings/);
});

test("nothing in the input ends a command or begins one", () => {
  fc.assert(
    fc.property(hostile, hostile, (name, value) => {
      const at = topic(name, {
        values: { kms_master_key_id: value },
        origin: { file: value, line: 1 },
      });
      const [line = "", ...more] = lines(report(model(at), [encryption], () => false));
      expect(more).toEqual([]);
      expect(line).toMatch(/^::error file=[^,:]*,line=1,title=[^,:]*::/);
      expect(line).not.toMatch(/\p{Cc}/u);
      expect(line).not.toMatch(/%(?!25|0A|3A|2C)/);
    }),
  );
});
