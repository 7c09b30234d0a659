import { readFileSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import fc from "fast-check";
import { type HumanOptions, human } from "../../proof/evidence/human";
import { compare } from "../../proof/gate/baseline";
import { activeControls } from "../../proof/gate/profile";
import { wantedAttributes } from "../../proof/gate/reads";
import { type Report, reportOn } from "../../proof/gate/report";
import { readModel } from "../../proof/model/read";
import { policy as shippedPolicy } from "../../tests-policy/support/policy";
import { model, resource } from "../gate/models";
import { control } from "../gate/policies";
import { report } from "./reports";

const printed = (of: Report, options: Partial<HumanOptions> = {}) =>
  Array.from(
    human(of, { color: false, width: 80, milliseconds: 12.3, quiet: false, ...options }),
  ).join("");

const topic = (name: string, rest = {}) => resource(`aws_sns_topic.${name}`, rest);
const encryption = control("sns/encryption", {
  severity: "high",
  title: "Topics are encrypted",
  reads: ["kms_master_key_id"],
});

test("begins with the answer: of what, which view, which profile, in how long", () => {
  const [first, second] = printed(report(model(topic("a")), [encryption], () => true))
    .trim()
    .split("\n");
  expect(first).toBe("✓ Proven  1 proven");
  expect(second?.trim()).toBe("plan plan.json · 1 resource · profile baseline · 12 ms");
});

test("says of one failure where, what was expected and found, the fix, and what it serves", () => {
  const failing = control("logs/retention", {
    selects: ["aws_sns_topic"],
    reads: ["retention_in_days"],
    parameters: { days: 90, classes: ["STANDARD", "INFREQUENT_ACCESS"] },
    fix: "Keep {days} days.",
    frameworks: { "pci-dss-4.0.1": ["10.5.1"] },
  });
  const at = topic("a", {
    values: { retention_in_days: 30 },
    origin: { construct: "payments/topic", file: "stack/alerting.ts", line: 40 },
  });
  const text = printed(report(model(at), [failing], () => false));
  expect(text).toMatch(/✗ Not proven {2}1 failed · 0 proven/);
  for (const words of [
    "logs/retention  Title of logs/retention",
    "fix      Keep 90 days.",
    "expected classes STANDARD, INFREQUENT_ACCESS",
    "PCI DSS 4.0.1 10.5.1",
    "✗ aws_sns_topic.a",
    "stack/alerting.ts:40 · payments/topic",
    "retention_in_days: 30",
  ]) {
    expect(text).toContain(words);
  }
});

test("what is most severe comes first", () => {
  const controls = (["low", "critical", "medium", "high"] as const).map((severity) =>
    control(`sns/${severity}`, { severity }),
  );
  const text = printed(report(model(topic("a")), controls, () => false));
  const order = ["sns/critical", "sns/high", "sns/medium", "sns/low"].map((id) => text.indexOf(id));
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(order).not.toContain(-1);
});

test("ten thousand failures are ten, and a count of the rest", () => {
  const topics = Array.from({ length: 10_000 }, (_, at) => topic(`t${at}`));
  const text = printed(report(model(...topics), [encryption], () => false));
  expect(text.match(/✗ aws_sns_topic/g)).toHaveLength(10);
  expect(text).toContain("… and 9,990 more; 10 are shown, --verbose shows all");
  expect(text).toContain("10,000 failed");
});

test("an unknown says which attribute, why, and what would tell", () => {
  const unknown = topic("a", { unknown: ["kms_master_key_id"] });
  const outside = topic("b", { external: { kms_master_key_id: ["arn:aws:kms:x"] } });
  const text = printed(
    report(model(unknown, outside), [encryption], () => false),
    { width: 200 },
  );
  expect(text).toContain("kms_master_key_id is known only after apply: judge the state then");
  expect(text).toContain(
    "kms_master_key_id is outside what was judged, at arn:aws:kms:x: judge it together with that",
  );
});

test("of a type that was refused it says that nothing is known, and why", () => {
  const refused = { aws_sns_topic: "sns:ListTopics was denied: allow it" };
  const live = { ...model(topic("a")), refused };
  const text = printed(
    report(live, [encryption], () => false),
    { width: 200 },
  );
  expect(text).toContain("aws_sns_topic: nothing is known: sns:ListTopics was denied: allow it");
});

test("there is none of a type whose attributes were looked for, not of one that links pass through", () => {
  const reads = ["aws_sns_topic_subscription.endpoint", "aws_kms_key"];
  const text = printed(report(model(topic("a")), [control("sns/read", { reads })], () => false));
  expect(text).toContain("aws_sns_topic_subscription: none");
  expect(text).not.toContain("aws_kms_key");
});

test("a bar is full only when everything is proven", () => {
  const topics = Array.from({ length: 1000 }, (_, at) => topic(`t${at}`));
  const all = printed(report(model(...topics), [encryption], () => true));
  const most = printed(report(model(...topics), [encryption], (_, a) => !a.endsWith(".t7")));
  expect(all).toContain("■■■■■■■■■■");
  expect(most).not.toContain("■■■■■■■■■■");
  expect(most).toContain("999/1,000");
});

test("what is accepted is shown with its terms, and what selected nothing is named", () => {
  const exception = {
    control: "sns/encryption",
    address: "aws_sns_topic.a",
    reason: "moves in March",
    approvedBy: "ada@example.com",
    expires: "2026-06-30",
  };
  const rotation = control("kms/rotation", { selects: ["aws_kms_key"] });
  const judged = report(model(topic("a")), [encryption, rotation], () => false, [exception]);
  const text = printed(judged);
  expect(text).toContain("✓ Proven  0 proven · 1 accepted");
  expect(text).toContain("until 2026-06-30, approved by ada@example.com: moves in March");
  expect(text).toContain("nothing to judge for: kms/rotation");
});

test("quiet: what blocks and nothing else", () => {
  const judged = report(model(topic("a")), [encryption], () => true);
  expect(printed(judged, { quiet: true })).toBe("");
});

describe("verbose", () => {
  const days = control("logs/retention", {
    selects: ["aws_sns_topic"],
    reads: ["retention_in_days"],
    parameters: { days: 90, classes: ["STANDARD"] },
    fix: "Keep {days} days.",
  });
  const kept = (name: string) => topic(name, { values: { retention_in_days: 365 } });

  test("what is proven is itemised too, with what was expected and found", () => {
    const of = report(model(kept("a"), kept("b")), [days], () => true);
    const text = printed(of, { verbose: true });
    expect(text).toMatch(/\n {2}proven ─+\n\n {2}logs\/retention {2}Title of logs\/retention\n/);
    expect(text).toContain("    expected days 90; classes STANDARD\n");
    expect(text).toMatch(
      /✓ aws_sns_topic\.a\n {4}✓ aws_sns_topic\.b\n {6}retention_in_days: 365\n/,
    );
    expect(text).not.toContain("fix ");
    expect(printed(of)).not.toContain("aws_sns_topic.a");
  });

  test("nothing is left out, of what failed neither", () => {
    const topics = Array.from({ length: 30 }, (_, at) => topic(`t${at}`));
    const of = report(model(...topics), [encryption], () => false);
    const text = printed(of, { verbose: true });
    expect(text.match(/✗ aws_sns_topic/g)).toHaveLength(30);
    expect(text).not.toContain("more");
  });

  test("what is known in the baseline is itemised", () => {
    const of = report(model(topic("a")), [encryption], () => false);
    const { view, profile, policy, judgements, verdictOf } = of;
    const verdicts = JSON.parse(JSON.stringify(judgements.map(verdictOf)));
    const before = { file: "base.json", digest: "", view, profile, policy, verdicts };
    of.baseline = compare(of, before);
    expect(printed(of, { verbose: true })).toMatch(
      /known in the baseline ─+\n\n {2}sns\/encryption [^✓]*✗ aws_sns_topic\.a\n/,
    );
    expect(printed(of)).not.toContain("aws_sns_topic.a");
  });

  test("what took how long is said", () => {
    const of = report(model(topic("a")), [encryption], () => true);
    const laps: [string, number][] = [
      ["reading", 8.4],
      ["judging", 1234.5],
    ];
    expect(printed(of, { verbose: true, laps })).toContain("reading 8 ms · judging 1,235 ms");
    expect(printed(of, { laps })).not.toContain("reading");
  });
});

test("an exception that has expired is named where it is missed", () => {
  const exception = {
    control: "sns/encryption",
    address: "aws_sns_topic.a",
    reason: "moves in May",
    approvedBy: "ada@example.com",
    expires: "2026-05-31",
  };
  const of = report(model(topic("a"), topic("b")), [encryption], () => false, [exception]);
  for (const quiet of [false, true]) {
    expect(printed(of, { quiet })).toMatch(
      /✗ aws_sns_topic\.a\n {6}its exception expired on 2026-05-31\n/,
    );
  }
});

test("no line of a real report is wider than the terminal", async () => {
  const policy = await shippedPolicy();
  const controls = activeControls(policy, "payments");
  const path = join(__dirname, "../../tests-policy/samples/lab.plan.json");
  const lab = readModel(readFileSync(path), "lab.plan.json", wantedAttributes(controls));
  const exception = {
    control: "s3/private",
    address: "aws_s3_bucket.art",
    reason: "Public images, ".repeat(9),
    approvedBy: "ada@example.com",
    expires: "2026-12-31",
  };
  const exceptions = [exception, { ...exception, address: `aws_s3_bucket.${"x".repeat(99)}` }];
  const terms = { profile: "payments", controls, off: {}, exceptions, today: "2026-06-01" };
  const of = reportOn(lab, [{ file: path, digest: "sha256:1" }], policy, terms);
  for (const width of [50, 60, 80, 120]) {
    for (const verbose of [false, true]) {
      const lines = printed({ ...of, failOn: "critical" }, { width, verbose }).split("\n");
      expect(lines.filter((line) => line.length > width)).toEqual([]);
    }
  }
});

test("in colour it says the same", () => {
  const judged = report(model(topic("a"), topic("b")), [encryption], (_, a) => a.endsWith("a"));
  const colored = printed(judged, { color: true });
  expect(colored).toContain("\x1b[");
  expect(stripVTControlCharacters(colored)).toBe(printed(judged));
});

const hostile = fc.string({ unit: "binary", minLength: 1, maxLength: 60 });

test("nothing in the input moves the cursor, ends a line, or outgrows it", () => {
  fc.assert(
    fc.property(hostile, hostile, fc.integer({ min: 50, max: 120 }), (name, value, width) => {
      const at = topic(name, {
        values: { kms_master_key_id: value },
        origin: { construct: value },
      });
      const text = printed(
        report(model(at), [encryption], () => false),
        { width },
      );
      expect(text).not.toMatch(/(?!\n)\p{Cc}|\p{Cf}|\p{Cs}/u);
      const lines = text.split("\n");
      // The value stands beside its name, or below when it is long; facts on one line or on two.
      expect(lines.length).toBeGreaterThanOrEqual(20);
      expect(lines.length).toBeLessThanOrEqual(22);
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
    }),
  );
});

test("a name of a million characters is cut", () => {
  const text = printed(report(model(topic("x".repeat(1e6))), [encryption], () => false));
  expect(text.length).toBeLessThan(2000);
});
