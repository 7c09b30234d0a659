import { jest } from "@jest/globals";
import { dayOf, instantOf } from "../../proof/cli/clock";
import { type Exception, except } from "../../proof/gate/exceptions";
import { resource } from "../gate/models";
import { active, control } from "../gate/policies";

afterEach(() => jest.useRealTimers());

/** The last moment of June in UTC is July already east of Greenwich, and never is the machine asked where it is. */
test.each([
  ["2026-06-30T00:00:00.000Z", "2026-06-30"],
  ["2026-06-30T23:59:59.999Z", "2026-06-30"],
  ["2026-07-01T00:00:00.000Z", "2026-07-01"],
  ["2026-07-01T13:30:00+14:00", "2026-06-30"],
])("at %s it is %s", (now, day) => {
  jest.useFakeTimers({ now: new Date(now) });
  expect(dayOf(undefined)).toBe(day);
});

test.each([
  ["2026-06-30T23:59:59.999Z", "excepted"],
  ["2026-07-01T00:00:00.000Z", "fail"],
])("an exception until 30 June makes it at %s: %s", (now, outcome) => {
  jest.useFakeTimers({ now: new Date(now) });
  const encryption = active(control("sns/encryption"));
  const failed = { control: encryption, subject: resource("aws_sns_topic.a"), outcome: "fail" };
  const exception: Exception = {
    control: "sns/encryption",
    address: "aws_sns_topic.a",
    reason: "moves in July",
    approvedBy: "ada@example.com",
    expires: "2026-06-30",
  };
  const { judgements } = except([failed as never], [exception], dayOf(undefined));
  expect(judgements[0]?.outcome).toBe(outcome);
});

test.each(["2026-12-31", "2028-02-29"])("the day can be given: %s", (day) => {
  expect(dayOf(day)).toBe(day);
});

test.each([
  "tomorrow",
  "2026-02-30",
  "2026-06-31",
  "2027-02-29",
  "2026-6-1",
  "2026-06",
  "2026",
  "",
  "2026-06-30T00:00:00Z",
])("%j is no day", (day) => {
  expect(() => dayOf(day)).toThrow(/--today .*give a day, as 2026-12-31/);
});

test("the time can be given", () => {
  expect(instantOf("2026-06-30T23:59:59Z")).toBe("2026-06-30T23:59:59.000Z");
  expect(instantOf("2026-06-30T23:59:59.999Z")).toBe("2026-06-30T23:59:59.999Z");
});

test.each([
  "now",
  "2026-06-30",
  "2026-02-30T00:00:00Z",
  "2026-06-30T24:00:00Z",
  "2026-06-30T23:59:60Z",
  "2026-06-30T23:59:59",
  "2026-06-30T23:59:59+02:00",
])("%j is no time in UTC", (time) => {
  expect(() => instantOf(time)).toThrow(/--now .*give a time in UTC/);
});
