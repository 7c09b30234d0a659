import { human } from "../../proof/evidence/human";
import { json } from "../../proof/evidence/json";
import { markdown } from "../../proof/evidence/markdown";
import { isProven, type Report } from "../../proof/gate/report";
import { model, resource } from "../gate/models";
import { control } from "../gate/policies";
import { report } from "./reports";

const compared: Report = {
  ...report(model(resource("aws_sns_topic.a")), [control("sns/encryption")], () => true),
  view: "live",
  drift: {
    missing: ["aws_sns_topic.gone"],
    extra: ['aws_sns_topic.live["new"]'],
    differing: [{ address: "aws_sns_topic.a", attribute: "name", declared: "a", live: "b" }],
  },
  awaiting: [
    {
      address: "aws_sns_topic.pending",
      type: "aws_sns_topic",
      reason: "a@example.com has yet to confirm it",
    },
  ],
};

const PAGE = { color: false, width: 80, milliseconds: 1, quiet: false };
const printed = (quiet: boolean) => Array.from(human(compared, { ...PAGE, quiet })).join("");

test("an account that is not as declared is not proven, whatever its controls say", () => {
  expect(isProven(compared)).toBe(false);
  expect(isProven({ ...compared, drift: { missing: [], extra: [], differing: [] } })).toBe(true);
});

test.each([
  false,
  true,
])("a person is told what is missing, extra, different and awaited (quiet: %s)", (quiet) => {
  const page = printed(quiet);
  expect(page).toContain("not as declared");
  expect(page).toContain("  - aws_sns_topic.gone\n      declared, and not there\n");
  expect(page).toContain('  + aws_sns_topic.live["new"]\n      there, and not declared\n');
  expect(page).toContain("  ~ aws_sns_topic.a name\n      declared a\n      live     b\n");
  expect(page).toContain("a@example.com has yet to confirm it");
});

test("what is missing because it waits for somebody is told once, with who that is", () => {
  const address = "aws_sns_topic_subscription.b";
  const pending: Report = {
    ...compared,
    drift: { missing: [address], extra: [], differing: [] },
    awaiting: [
      {
        address,
        type: "aws_sns_topic_subscription",
        reason: "b@example.com has yet to confirm it",
      },
    ],
  };
  const page = Array.from(human(pending, PAGE)).join("");
  expect(page).toContain(
    `  - ${address}\n      declared, and b@example.com has yet to confirm it\n`,
  );
  expect(page.split(address)).toHaveLength(2);
});

test("so is a pull request", () => {
  const comment = Array.from(markdown(compared)).join("");
  expect(comment).toContain("❌ Not proven");
  expect(comment).toContain("### Not as declared");
  expect(comment.match(/^\| <code>aws_sns_topic/gm)).toHaveLength(4);
});

test("and a program", () => {
  const { drift, awaiting } = JSON.parse(Array.from(json(compared)).join(""));
  expect({ drift, awaiting }).toEqual({ drift: compared.drift, awaiting: compared.awaiting });
});
