import { ControlCrashed } from "../../proof/gate/evaluate";
import { judge } from "../../proof/gate/judge";
import type { GateInput } from "../../proof/gate/slice";
import { model, resource } from "./models";
import { active, control, policy, proves, provesAll } from "./policies";

const controls = [control("sns/encryption"), control("sns/publishers")];
const topics = model(resource("aws_sns_topic.a"), resource("aws_sns_topic.b"));
const judged = (evaluate: (input: GateInput) => unknown) =>
  judge(topics, policy(controls, evaluate), controls.map(active));

test("what is proven passes, and what is not fails", () => {
  const verdicts = judged((input) => proves(input, (_, address) => address === "aws_sns_topic.a"));
  expect(verdicts.map(({ control, address, verdict }) => [control, address, verdict])).toEqual([
    ["sns/encryption", "aws_sns_topic.a", "pass"],
    ["sns/encryption", "aws_sns_topic.b", "fail"],
    ["sns/publishers", "aws_sns_topic.a", "pass"],
    ["sns/publishers", "aws_sns_topic.b", "fail"],
  ]);
});

test.each<[string, unknown]>([
  ["nothing", undefined],
  ["null", null],
  ["an empty list, as an undefined entrypoint does", []],
  ["a list of null", [null]],
  ["no result", [{}]],
  ["a null result", [{ result: null }]],
  ["a result that is true", [{ result: true }]],
  ["an empty result", [{ result: {} }]],
  ["a result without the control", [{ result: { sns: { encryption: [] } } }]],
  ["true in place of the addresses", [{ result: { sns: { encryption: [], publishers: true } } }]],
  [
    "an object in place of the addresses",
    [{ result: { sns: { encryption: [], publishers: {} } } }],
  ],
  [
    "an address that nobody asked about",
    [{ result: { sns: { encryption: ["aws_sns_topic.z"], publishers: [] } } }],
  ],
  ["a position in place of an address", [{ result: { sns: { encryption: [0], publishers: [] } } }]],
])("an answer of %s is a crash, never a verdict", (_, answer) => {
  expect(() => judged(() => answer)).toThrow(ControlCrashed);
});

test.each<[string, unknown]>([
  ["an Error", new Error("unreachable")],
  ["a string", "unreachable"],
  ["an object", { message: "unreachable" }],
  ["nothing", undefined],
])("a policy that throws %s is a crash that names the control that did it", (_, thrown) => {
  const crash = (input: GateInput) => {
    if (input.controls.some(({ slug }) => slug === "publishers")) throw thrown;
    return provesAll(input);
  };
  expect(() => judged(crash)).toThrow(ControlCrashed);
  expect(() => judged(crash)).toThrow(/^sns\/publishers could not be evaluated: /);
  if (thrown !== undefined) expect(() => judged(crash)).toThrow(/unreachable/);
});

test("when no control crashes alone, none of them is acquitted", () => {
  const crash = (input: GateInput) => {
    if (input.controls.length > 1) throw "out of memory";
    return provesAll(input);
  };
  expect(() => judged(crash)).toThrow(
    /^sns\/encryption, sns\/publishers could not .*out of memory/,
  );
});
