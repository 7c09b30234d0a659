import { createHash } from "node:crypto";
import fc from "fast-check";
import { SaxesParser } from "saxes";
import { html, htmlOf } from "../../proof/evidence/html";
import type { Run } from "../../proof/evidence/run";
import type { Report } from "../../proof/gate/report";
import { leaveOut } from "../../proof/gate/since";
import type { Model } from "../../proof/model/model";
import { model, resource } from "../gate/models";
import { control } from "../gate/policies";
import { hostile } from "./hostile";
import { report } from "./reports";
import { run } from "./runs";

const written = (of: Report) => Array.from(html(of)).join("");
const ofRun = (reports: Report[], rest: Partial<Run> = {}) =>
  Array.from(htmlOf(run(reports, rest))).join("");

/** What a reader sees: no markup, entities resolved, blanks joined. */
const seen = (page: string) =>
  page
    .replace(/<(style|script)>.*?<\/\1>/gs, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&")
    .replace(/\s+/g, " ");

const topic = (name: string, rest = {}) => resource(`aws_sns_topic.${name}`, rest);
const in_ = (view: Model["view"], of: Model): Model => ({ ...of, view });
const retention = control("logs/retention", {
  title: "Logs are kept",
  parameters: { days: 90 },
  fix: "Keep them {days} days.",
  frameworks: { "pci-dss-4.0.1": ["10.5.1"], soc2: ["CC7.2"] },
});
const archive = control("logs/archive", { frameworks: { "pci-dss-4.0.1": ["10.5.1"] } });
const exception = {
  control: "logs/retention",
  address: "aws_sns_topic.a",
  reason: "moves in March",
  approvedBy: "ada@example.com",
  expires: "2026-06-30",
};

describe("the answer", () => {
  test("is whether it complies, of what, when and by which policy", () => {
    const page = seen(
      ofRun([report(model(topic("a")), [retention], () => true)], { commit: "abc" }),
    );
    expect(page).toContain("✓ Compliant Of 1 verdict under the profile baseline , none failed and");
    expect(page).toContain("✓ Plan 1 resource ✓ 1 proven plan.json sha256:1");
    expect(page).toContain("Judged 2026-06-01 12:00 UTC Profile baseline Policy sha256:0");
    expect(page).toContain("Commit abc");
  });

  test("is no as soon as one view has something that failed or is unknown", () => {
    const good = report(in_("state", model(topic("a"))), [retention], () => true);
    const bad = report(
      model(topic("a"), topic("b", { unknown: ["name"] })),
      [retention],
      () => false,
    );
    const page = seen(ofRun([good, bad]));
    expect(page).toContain("✗ Not compliant Of 3 verdicts");
    expect(page).toContain("1 failed and 1 is unknown.");
    expect(page).toMatch(/✓ State .*✗ Plan/);
  });

  test("is no where the account is not as declared, and says what differs", () => {
    const of = report(in_("live", model(topic("a"))), [retention], () => true);
    of.drift = { missing: ["aws_sns_topic.gone"], extra: [], differing: [] };
    const page = seen(written(of));
    expect(page).toContain("Not compliant");
    expect(page).toContain("The account is not as it was declared.");
    expect(page).toContain("aws_sns_topic.gone declared, and not there");
  });

  test("stays no when what fails is let pass, and says so", () => {
    const low = control("a/b", { severity: "low" });
    const of = { ...report(model(topic("a")), [low], () => false), failOn: "high" as const };
    const page = seen(written(of));
    expect(page).toContain("Not compliant");
    expect(page).toContain("Nothing of that blocks, as this was run.");
    expect(page).toContain("Does not block: it is below high.");
  });

  test("of a check, which is no run, names the day", () => {
    const page = seen(written(report(model(topic("a")), [retention], () => true)));
    expect(page).toContain("Judged 2026-06-01 , in UTC");
    expect(page).not.toContain("Follows");
  });

  test("says what the team changed of the profile", () => {
    const of = report(model(topic("a")), [retention], () => true);
    of.off = { "logs/archive": "we have our own" };
    const settings = {
      extends: "baseline",
      parameters: { "logs/retention": { days: 30 } },
      off: of.off,
    };
    const page = seen(ofRun([of], { settings }));
    expect(page).toContain("logs/retention with days 30");
    expect(page).toContain("logs/archive turned off: we have our own");
  });
});

describe("a requirement", () => {
  test("that rests on a control that was not judged is met in part, and says by which", () => {
    const of = report(model(topic("a")), [retention], () => true);
    of.catalogue = [retention, archive];
    const page = seen(written(of));
    expect(page).toContain("10.5.1 ◐ met in part not judged: logs/archive");
    expect(page).toContain("logs/archive Title of logs/archive: not in this profile");
    expect(page).toContain("PCI DSS 4.0.1 10.5.1 (with logs/archive)");
  });

  test("is said of each view where they differ", () => {
    const good = report(in_("state", model(topic("a"))), [retention], () => true);
    const bad = report(model(topic("a")), [retention], () => false);
    const page = seen(ofRun([good, bad]));
    expect(page).toContain("✓ met state ✗ not met plan failed: logs/retention");
    expect(page).toContain("Logs are kept: state 1 of 1 proven; plan 0 of 1 proven");
  });

  test("says once of a control why no view judged it", () => {
    const of = report(model(topic("a")), [retention], () => true);
    of.catalogue = [retention, archive];
    const page = seen(ofRun([of, { ...of, view: "state" }]));
    expect(page).toContain("Logs are kept: plan 1 of 1 proven; state 1 of 1 proven");
    expect(page).toContain("logs/archive Title of logs/archive: not in this profile ");
  });

  test("is claimed by nothing that leaves verdicts out", () => {
    const now = model(topic("a"), topic("b"));
    const all = report(now, [retention], (_, at) => at.endsWith("a"));
    const before = model(topic("b"));
    const page = seen(written(leaveOut(all, now, { from: "main", model: before, absent: [] })));
    expect(page).toContain("Not compliant Of 1 verdict");
    expect(page).toContain(
      "1 verdict rests on nothing that changed since main, and is left out; 1 of them is not proven",
    );
    expect(page).not.toContain("10.5.1");
  });

  test("claims nothing of people and processes", () => {
    const page = seen(written(report(model(topic("a")), [retention], () => true)));
    expect(page).toContain("Nothing is claimed of what else it asks, of people and processes.");
  });
});

describe("a control", () => {
  test("says of each resource what was expected and found, where it was made, and the fix", () => {
    const made = topic("a", {
      values: { name: "x" },
      origin: { construct: "payments/topic", file: "stack/alerting.ts", line: 40 },
    });
    const page = seen(written(report(model(made), [retention], () => false)));
    expect(page).toContain("Expected days 90 Fix Keep them 90 days.");
    expect(page).toMatch(
      /✗ Failed in the plan 1 aws_sns_topic\.a stack\/alerting\.ts:40 · payments\/topic name x/,
    );
  });

  test("leads to the line that made it, where that can be looked at", () => {
    const made = topic("a", { origin: { file: 'stack/"a" (b).ts', line: 40 } });
    const of = report(model(made), [retention], () => false);
    of.sources = "https://github.com/a/b/blob/c/";
    expect(written(of)).toContain(
      '<a href="https://github.com/a/b/blob/c/stack/%22a%22%20%28b%29.ts#L40">stack/&quot;a&quot; (b).ts:40</a>',
    );
  });

  test("itemises what passed", () => {
    const both = model(topic("a", { values: { name: "x" } }), topic("b"));
    const page = seen(written(report(both, [retention], (_, at) => at.endsWith("a"))));
    expect(page).toMatch(/✗ Failed .* aws_sns_topic\.b .*✓ Proven .* aws_sns_topic\.a name x/);
  });

  test("that cannot be told says what would settle it", () => {
    const page = seen(
      written(report(model(topic("a", { unknown: ["name"] })), [retention], () => false)),
    );
    expect(page).toContain(
      "? Unknown in the plan 1 aws_sns_topic.a name is known only after apply",
    );
  });

  test("that is accepted says until when, by whom and why", () => {
    const stale = { ...exception, address: "aws_sns_topic.gone" };
    const page = seen(
      written(report(model(topic("a")), [retention], () => false, [exception, stale])),
    );
    expect(page).toContain(
      "Accepted until 2026-06-30, approved by ada@example.com: moves in March",
    );
    expect(page).toContain("1 is accepted by exception");
    expect(page).toContain("aws_sns_topic.gone matches nothing: remove it");
  });

  test("with nothing to judge is named", () => {
    const none = control("kms/rotation", { selects: ["aws_kms_key"], title: "Keys rotate" });
    const page = seen(written(report(model(topic("a")), [retention, none], () => true)));
    expect(page).toMatch(/Nothing to judge .* kms\/rotation Keys rotate/);
  });

  test("that is proven everywhere says no fix", () => {
    const page = seen(written(report(model(topic("a")), [retention], () => true)));
    expect(page).not.toContain("Fix");
  });

  test("that blocks comes before one that does not, and the severe before the rest", () => {
    const controls = [
      control("a/proven", { severity: "critical" }),
      control("b/low", { severity: "low" }),
      control("c/critical", { severity: "critical" }),
    ];
    const page = written(report(model(topic("a")), controls, (id) => id === "a/proven"));
    const ids = [...page.matchAll(/<h3>.*?<code>(.*?)<\/code>/g)].map(([, id]) => id);
    expect(ids).toEqual(["c/critical", "b/low", "a/proven"]);
  });
});

describe("the filters", () => {
  const choices = (page: string) =>
    [...page.matchAll(/<select id="(.*?)"/g)].map(([, name]) => name);

  test("ask for nothing that all have in common", () => {
    const of = model(topic("a"), topic("b"));
    expect(choices(written(report(of, [retention], () => true)))).toEqual(["framework"]);
    const mixed = report(of, [retention, control("a/low", { severity: "low" })], (_, at) =>
      at.endsWith("a"),
    );
    expect(choices(ofRun([mixed, { ...mixed, view: "state" }]))).toEqual([
      "verdict",
      "severity",
      "framework",
      "view",
    ]);
  });
});

describe("the trend", () => {
  const summary = { pass: 1, fail: 2, unknown: 1, excepted: 0, notApplicable: 0 };
  const earlier = (views: Run["history"][0]["views"]) => ({
    run: "r0",
    time: "2026-05-01T08:30:00.000Z",
    result: "FAILED" as const,
    views,
  });
  const now = report(model(topic("a")), [retention], () => true);

  test("is what blocked in the runs before, and in this one", () => {
    const page = ofRun([now], { history: [earlier([{ view: "plan", summary }])] });
    expect(page.match(/<rect class="(?:fail|unknown)"/g)).toHaveLength(2);
    expect(seen(page)).toContain("Plan 0 blocking now, 3 when it was first judged");
    expect(seen(page)).toContain(
      "2026-06-01 12:00 UTC compliant 1 proven 2026-05-01 08:30 UTC not compliant 2 failed · 1 unknown · 1 proven",
    );
  });

  test("says of a view that was not judged then that it was not", () => {
    const page = seen(ofRun([now], { history: [earlier([{ view: "state", summary }])] }));
    expect(page).toContain("compliant 1 proven not judged");
    expect(page).toContain("State not judged now, 3 when it was first judged");
  });

  test("is none of a first run", () => {
    expect(ofRun([now])).not.toContain('id="trend"');
  });
});

describe("the file", () => {
  const page = written(report(model(topic("a")), [retention], () => false));

  test("runs and styles nothing but what is in it, and fetches nothing", () => {
    const [, policy = ""] = /Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];
    const hash = (name: string) => {
      const [, text = ""] = new RegExp(`<${name}>(.*?)</${name}>`, "s").exec(page) ?? [];
      return createHash("sha256").update(text).digest("base64");
    };
    expect(policy).toContain("default-src 'none';");
    expect(policy).toContain(`style-src 'sha256-${hash("style")}'`);
    expect(policy).toContain(`script-src 'sha256-${hash("script")}'`);
    expect(page).not.toMatch(/https?:|<(?:link|img|iframe)| (?:src|on\w+|style)=/);
  });

  test("is well-formed: what is opened is closed, in order", () => {
    expect(() => structure(page)).not.toThrow();
  });

  test("nothing in the input is markup, nor moves what is read", () => {
    const shape = (name: string, text: string) => {
      const made = topic(name, {
        values: { name: text },
        origin: { construct: text, file: text },
      });
      const of = report(
        model(made, topic("u", { external: { name: [text] } })),
        [retention],
        () => false,
        [
          { ...exception, address: "aws_sns_topic.u", reason: text, approvedBy: text },
          { ...exception, address: text },
        ],
      );
      of.input = [{ file: text, digest: text }];
      of.awaiting = [{ type: text, reason: text }];
      of.drift = { missing: [text], extra: [], differing: [] };
      const written = ofRun([of], { commit: text });
      // Tabs and the like do not occur in ours: only the ends of lines do.
      // biome-ignore lint/suspicious/noControlCharactersInRegex: those are looked for.
      expect(written.replaceAll("\n", "")).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
      return structure(written);
    };
    const harmless = shape("name", "text");
    fc.assert(
      fc.property(hostile, hostile, (name, text) => {
        expect(shape(name, text)).toEqual(harmless);
      }),
    );
  });

  test("of a value of a million characters, it shows the beginning and says how long it is", () => {
    const long = topic("a", { values: { name: "x".repeat(1e6) } });
    const page = written(report(model(long), [retention], () => false));
    expect(page.length).toBeLessThan(50_000);
    expect(seen(page)).toContain("x… (the first 400 of 1,000,000 characters)");
  });

  test("of a name of a million characters as well", () => {
    const page = written(report(model(topic("x".repeat(1e6))), [retention], () => false));
    expect(seen(page)).toContain("x… (the first 2000 of 1,000,014 characters)");
  });

  test("is the same bytes for the same report", () => {
    const again = written(report(model(topic("a")), [retention], () => false));
    expect(again).toBe(page);
  });
});

/** The elements and their attributes' names, in order. @throws when the page is not well-formed */
function structure(page: string): string[] {
  const found: string[] = [];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    found.push([name, ...Object.keys(attributes)].join(" "));
  });
  parser.on("closetag", ({ name }) => {
    found.push(`/${name}`);
  });
  // What XML does not know: elements that are never closed, attributes without a value, text that is code.
  const xml = page
    .replace("<!doctype html>", "")
    .replace(/<(style|script)>.*?<\/\1>/gs, "<$1></$1>")
    .replace(/<(meta|input)\b([^>]*)>/g, "<$1$2/>")
    .replace(/ (open|hidden)>/g, ' $1="">');
  parser.write(xml).close();
  return found;
}
