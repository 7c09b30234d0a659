import {
  type Adjustments,
  AS_IT_IS,
  activeControls,
  UnfitAdjustment,
  UnknownProfile,
} from "../../proof/gate/profile";
import type { Json } from "../../proof/model/model";
import { control, policy } from "./policies";

const retention = control("logs/retention", { parameters: { days: 90, tags: ["A"] } });
const payments = control("logs/archive", { profiles: ["payments"] });
const shipped = {
  ...policy([retention, payments]),
  profiles: {
    baseline: { title: "Baseline", description: "", parameters: {} },
    strict: { title: "Strict", description: "", parameters: { "logs/retention": { days: 365 } } },
  },
};
const adjusted = (changes: Partial<Adjustments>) =>
  activeControls(shipped, "baseline", { ...AS_IT_IS, source: "proofstack.json", ...changes });

test("a profile applies its own controls, with its own parameters", () => {
  expect(activeControls(shipped, "baseline").map(({ id }) => id)).toEqual(["logs/retention"]);
  const strict = { ...shipped, controls: [{ ...retention, profiles: ["strict"] }] };
  expect(activeControls(strict, "strict")[0]?.parameters).toEqual({ days: 365, tags: ["A"] });
});

test("a profile that includes others applies theirs, and of two figures its own", () => {
  const profile = (includes: string[], days?: number) => ({
    title: "",
    description: "",
    includes,
    parameters: days === undefined ? {} : { "logs/retention": { days } },
  });
  const profiles = {
    ...shipped.profiles,
    payments: profile(["strict"]),
    all: profile(["baseline", "payments", "all"], 400),
  };
  const daysIn = (name: string) =>
    activeControls({ ...shipped, profiles }, name).map(({ id, parameters }) => [
      id,
      parameters.days,
    ]);
  expect(daysIn("payments")).toEqual([["logs/archive", undefined]]);
  expect(daysIn("all")).toEqual([
    ["logs/retention", 400],
    ["logs/archive", undefined],
  ]);
  const inherited = { ...profiles, all: profile(["baseline", "payments"]) };
  expect(activeControls({ ...shipped, profiles: inherited }, "all")[0]?.parameters.days).toBe(365);
});

test.each(["", "Baseline", "constructor", "__proto__"])("there is no profile %j", (name) => {
  expect(() => activeControls(shipped, name)).toThrow(UnknownProfile);
  expect(() => activeControls(shipped, name)).toThrow(/Use one of: baseline, strict/);
});

test("a team's parameter comes before the profile's, and leaves the others", () => {
  const [changed] = adjusted({ parameters: { "logs/retention": { days: 400 } } });
  expect(changed?.parameters).toEqual({ days: 400, tags: ["A"] });
});

test("a control that is off is not applied", () => {
  expect(adjusted({ off: { "logs/retention": "kept elsewhere" } })).toEqual([]);
});

test.each<[string, Record<string, Record<string, Json>>, RegExp]>([
  [
    "a control that is not there",
    { "logs/x": {} },
    /parameters\["logs\/x"\]: profile "baseline" has/,
  ],
  ["a control of another profile", { "logs/archive": {} }, /has no such control/],
  ["a parameter that is not there", { "logs/retention": { Days: 1 } }, /\.Days: .* days, tags\.$/],
  ["an inherited name", { "logs/retention": { constructor: 1 } }, /no such parameter/],
  [
    "a string for a number",
    { "logs/retention": { days: "90" } },
    /\.days: it must be a number, not "90"/,
  ],
  ["null", { "logs/retention": { days: null } }, /it must be a number, not null/],
  ["a string for a list", { "logs/retention": { tags: "A" } }, /it must be a list, not "A"/],
])("%s is refused, and the field named", (_, parameters, message) => {
  expect(() => adjusted({ parameters })).toThrow(UnfitAdjustment);
  expect(() => adjusted({ parameters })).toThrow(message);
  expect(() => adjusted({ parameters })).toThrow(/^proofstack\.json: parameters/);
});

test("turning off what is not there is refused", () => {
  expect(() => adjusted({ off: { "logs/x": "why" } })).toThrow(
    /off\["logs\/x"\]: .* no such control/,
  );
});
