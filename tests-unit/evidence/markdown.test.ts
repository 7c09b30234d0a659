import fc from "fast-check";
import { markdown } from "../../proof/evidence/markdown";
import type { Report } from "../../proof/gate/report";
import { PROJECT } from "../../proof/project";
import { model, resource } from "../gate/models";
import { control } from "../gate/policies";
import { report } from "./reports";

const written = (of: Report) => Array.from(markdown(of)).join("");
const topic = (name: string, rest = {}) => resource(`aws_sns_topic.${name}`, rest);
const encryption = control("sns/encryption", { reads: ["kms_master_key_id"] });

test("says what failed, where, and how to fix it", () => {
  const at = topic("a", { origin: { construct: "payments/topic" } });
  const text = written(report(model(at, topic("b")), [encryption], (_, a) => a.endsWith("b")));
  expect(text).toMatch(
    /^## ❌ Not proven\n\n\*\*1 failed\*\*, 1 proven · plan <code>plan\.json<\/code>/,
  );
  const page = `${PROJECT}/blob/main/policies/controls/sns/encryption/README.md`;
  expect(text).toContain(`**[<code>sns/encryption</code>](${page}) Title`);
  expect(text).toContain("| <code>aws_sns_topic.a</code><br><code>payments/topic</code> |");
  expect(text).not.toContain("aws_sns_topic.b");
});

test("says that everything is proven", () => {
  const text = written(report(model(topic("a")), [encryption], () => true));
  expect(text).toMatch(/^## ✅ Proven\n\n1 proven/);
  expect(text).not.toContain("|");
});

test("says of an exception that did nothing why", () => {
  const exception = {
    control: "sns/encryption",
    address: "aws_sns_topic.a",
    reason: "moves in March",
    approvedBy: "ada@example.com",
    expires: "2026-05-31",
  };
  const text = written(report(model(topic("a")), [encryption], () => false, [exception]));
  expect(text).toMatch(/^## ❌ Not proven\n\n\*\*1 failed\*\*/);
  expect(text).toMatch(
    /### To be looked after\n\n- exception for sns\/encryption at .* expired on 2026/,
  );
});

test("ten thousand failures fit in a comment, and are counted", () => {
  const topics = Array.from({ length: 10_000 }, (_, at) =>
    topic(`t${at}${"x".repeat(300)}`, { values: { kms_master_key_id: "<&>".repeat(200) } }),
  );
  const text = written(report(model(...topics), [encryption], () => false));
  expect(text.length).toBeLessThan(65_536);
  expect(text).toMatch(/…and 9\d{3} more; the report as JSON has all\./);
});

const hostile = fc.oneof(
  fc.string({ unit: "binary", minLength: 1, maxLength: 60 }),
  fc.constantFrom(
    "| a |\n| b |",
    "</code><img src=x>",
    "@everyone",
    "[x](javascript:y)",
    "`a`",
    "\\|",
  ),
);

test("nothing in the input is markup", () => {
  fc.assert(
    fc.property(hostile, hostile, (name, value) => {
      const shape = (text: string) =>
        text
          .replace(/&#\d+;/g, "")
          .replace(/[^\n|<>[\]`@]/gu, "")
          .replaceAll("|", "|");
      const failing = (a: string, b: string) =>
        shape(
          written(
            report(
              model(
                topic(a, {
                  values: { kms_master_key_id: b },
                  origin: { construct: b, file: b, line: 1 },
                }),
              ),
              [encryption],
              () => false,
            ),
          ),
        );
      expect(failing(name, value)).toBe(failing("name", "value"));
    }),
  );
});
