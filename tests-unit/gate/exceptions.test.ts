import { type Exception, except } from "../../proof/gate/exceptions";
import type { Judgement, Outcome } from "../../proof/gate/verdict";
import { resource } from "./models";
import { active, control } from "./policies";

const encryption = active(control("sns/encryption"));
const judged = (address: string, outcome: Outcome): Judgement => ({
  control: encryption,
  subject: resource(address),
  outcome,
});
const exception = (rest: Partial<Exception> = {}): Exception => ({
  control: "sns/encryption",
  address: "aws_sns_topic.a",
  reason: "moves in March",
  approvedBy: "ada@example.com",
  expires: "2026-06-30",
  ...rest,
});
const failing = [judged("aws_sns_topic.a", "fail"), judged("aws_sns_topic.b", "fail")];
const outcomes = (judgements: Judgement[]) => judgements.map(({ outcome }) => outcome);

test("an exception accepts its own control at its own address, and nothing else", () => {
  const { judgements, idle } = except(failing, [exception()], "2026-06-01");
  expect(outcomes(judgements)).toEqual(["excepted", "fail"]);
  expect(judgements[0]?.exception).toEqual(exception());
  expect(idle).toEqual([]);
});

test("an unknown can be accepted too", () => {
  const { judgements } = except(
    [judged("aws_sns_topic.a", "unknown")],
    [exception()],
    "2026-06-01",
  );
  expect(outcomes(judgements)).toEqual(["excepted"]);
});

test("it holds on the day it expires, and not the day after", () => {
  expect(outcomes(except(failing, [exception()], "2026-06-30").judgements)[0]).toBe("excepted");
  const after = except(failing, [exception()], "2026-07-01");
  expect(outcomes(after.judgements)[0]).toBe("fail");
  expect(after.idle).toEqual([{ ...exception(), why: "expired" }]);
});

test("what matches nothing is stale", () => {
  const strange = [
    exception({ address: "aws_sns_topic.c" }),
    exception({ control: "sns/no-such" }),
    exception({ address: "aws_sns_topic" }),
  ];
  const { judgements, idle } = except(failing, strange, "2026-06-01");
  expect(outcomes(judgements)).toEqual(["fail", "fail"]);
  expect(idle.map(({ why }) => why)).toEqual(["stale", "stale", "stale"]);
});

test("what is proven needs none, and never becomes less than a pass", () => {
  const { judgements, idle } = except(
    [judged("aws_sns_topic.a", "pass")],
    [exception()],
    "2026-06-01",
  );
  expect(outcomes(judgements)).toEqual(["pass"]);
  expect(idle).toEqual([{ ...exception(), why: "proven" }]);
});

test("of duplicates the first holds, even when it has expired: a later one cannot extend it unseen", () => {
  const old = exception({ expires: "2026-01-31" });
  const { judgements, idle } = except(failing, [old, exception()], "2026-06-01");
  expect(outcomes(judgements)[0]).toBe("fail");
  expect(idle.map(({ why }) => why).sort()).toEqual(["duplicate", "expired"]);
});
