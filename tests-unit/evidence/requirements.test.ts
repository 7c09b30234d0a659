import { requirementsIn } from "../../proof/evidence/requirements";
import { model, resource } from "../gate/models";
import { control } from "../gate/policies";
import { report } from "./reports";

const PCI = { "pci-dss-4.0.1": ["10.5.1"] };
const retention = control("logs/retention", { frameworks: PCI });
const archive = control("logs/archive", { frameworks: PCI });
const topic = (name: string, rest = {}) => resource(`aws_sns_topic.${name}`, rest);

const statusOf = (of: ReturnType<typeof report>) => requirementsIn(of).map(({ status }) => status);

test("is met when everything that it rests on holds", () => {
  const [requirement] = requirementsIn(report(model(topic("a")), [retention, archive], () => true));
  expect(requirement).toMatchObject({
    framework: "pci-dss-4.0.1",
    name: "PCI DSS 4.0.1",
    id: "10.5.1",
    status: "met",
    controls: [{ id: "logs/retention" }, { id: "logs/archive" }],
  });
});

test("is met in part when a control of another profile, which it rests on too, was not judged", () => {
  const of = report(model(topic("a")), [retention], () => true);
  of.catalogue = [retention, archive];
  const [requirement] = requirementsIn(of);
  expect(requirement).toMatchObject({
    status: "in part",
    controls: [{ id: "logs/retention" }, { id: "logs/archive", silent: "not in this profile" }],
  });
});

test("is met in part when the team turned one of the controls off", () => {
  const of = report(model(topic("a")), [retention], () => true);
  of.catalogue = [retention, archive];
  of.off = { "logs/archive": "we have our own" };
  expect(requirementsIn(of)).toMatchObject([
    { status: "in part", controls: [{}, { silent: "turned off" }] },
  ]);
});

test("lacks nothing where there is nothing that a control judges", () => {
  const nothing = control("kms/rotation", { selects: ["aws_kms_key"], frameworks: PCI });
  const of = report(model(topic("a")), [retention, nothing], () => true);
  expect(requirementsIn(of)).toMatchObject([
    { status: "met", controls: [{}, { silent: "there is nothing that it judges" }] },
  ]);
});

test("is not said anything of when nothing of it was judged", () => {
  const other = control("sns/encryption", { frameworks: { soc2: ["CC6.1"] } });
  const of = report(model(topic("a")), [other], () => true);
  of.catalogue = [other, archive];
  expect(requirementsIn(of).map(({ id }) => id)).toEqual(["CC6.1"]);
});

test("the worst of what it rests on decides", () => {
  const both = [retention, archive];
  const unknown = topic("u", { unknown: ["name"] });
  const exception = {
    control: "logs/archive",
    address: "aws_sns_topic.a",
    reason: "r",
    approvedBy: "b",
    expires: "2026-06-30",
  };
  const archiveFails = (id: string) => id !== "logs/archive";
  expect(statusOf(report(model(topic("a")), both, archiveFails))).toEqual(["not met"]);
  expect(statusOf(report(model(unknown), both, archiveFails))).toEqual(["unknown"]);
  expect(statusOf(report(model(topic("a")), both, archiveFails, [exception]))).toEqual([
    "accepted",
  ]);
  expect(statusOf(report(model(topic("a"), topic("b")), both, archiveFails, [exception]))).toEqual([
    "not met",
  ]);
});

test("come by framework, and by number as people count", () => {
  const many = control("a/b", {
    frameworks: {
      "nist-800-53-r5": ["SC-28(1)", "SC-8(1)"],
      soc2: ["CC7.2", "CC6.1"],
      "pci-dss-4.0.1": ["10.5.1", "3.5.1"],
    },
  });
  const ids = requirementsIn(report(model(topic("a")), [many], () => true)).map(({ id }) => id);
  expect(ids).toEqual(["3.5.1", "10.5.1", "CC6.1", "CC7.2", "SC-8(1)", "SC-28(1)"]);
});
