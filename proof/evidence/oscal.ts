import { isProven, type Report } from "../gate/report";
import type { Judgement, Outcome } from "../gate/verdict";
import type { Resource } from "../model/model";
import { PROJECT } from "../project";
import { detailOf, differences } from "./findings";
import { byUrgency, type Group } from "./group";
import { type Requirement, requirementsIn } from "./requirements";
import type { Run } from "./run";
import { clip } from "./text";
import { uuid5 } from "./uuid";

/** Namespace of the names in properties, and, as a UUID, of what is the same from run to run. */
const NS = `${PROJECT}/ns/oscal`;
const STABLE = "0a2a4b1e-6c0f-5c1b-9d53-6f0b5a3c7e11";

const NAME = 500;
const REMARK = 1000;

/**
 * OSCAL assessment results (1.2.1), one result for each view: observations of what passed as well as of
 * what did not, findings by requirement, and the risks that exceptions accept. Identifiers of what is
 * observed are the same from run to run; those of results and findings are the run's own.
 *
 * What is claimed is an objective of Proofstack's own for each requirement: that the controls which it rests
 * on hold. What else the requirement asks, of people and processes, no file of Terraform's can prove.
 */
export function* oscal(run: Run): Generator<string> {
  const document = {
    "assessment-results": {
      uuid: uuid5(run.id, "assessment-results"),
      metadata: {
        title: `Proofstack: ${run.settings.extends}`,
        "last-modified": run.time,
        version: run.id,
        "oscal-version": "1.2.1",
      },
      "import-ap": {
        href: `#${resourceOf(run, "policy")}`,
        remarks:
          "The plan is the policy and the profile: which controls judge what, with which parameters.",
      },
      "local-definitions": { "objectives-and-methods": objectives(run) },
      results: run.reports.map((report) => resultOf(run, report)),
      "back-matter": { resources: resources(run) },
    },
  };
  yield `${JSON.stringify(document, null, 2)}\n`;
}

/** What is cited: its identifier in this document. */
const resourceOf = (run: Run, path: string): string => uuid5(run.id, `resource ${path}`);

function resources(run: Run) {
  const files = run.reports.flatMap(({ input }) => input);
  return [
    {
      uuid: resourceOf(run, "policy"),
      title: "The policy and the profile by which was judged",
      rlinks: [
        { href: "policy/controls.json" },
        { href: "policy/policy.wasm" },
        { href: "profile.json" },
        { href: "exceptions.json" },
      ],
    },
    {
      uuid: resourceOf(run, "verdicts"),
      title: "Every verdict",
      rlinks: [{ href: "verdicts.json" }],
    },
    ...files.map(({ file, digest }) => ({
      uuid: resourceOf(run, file),
      title: line(file),
      description: "What was judged, with what is sensitive masked.",
      rlinks: [
        {
          href: file,
          hashes: [{ algorithm: "SHA-256", value: digest.replace("sha256:", "") }],
        },
      ],
    })),
  ];
}

/** Each requirement's objective, once, whatever views were judged. */
function objectives(run: Run) {
  const requirements = new Map(
    run.reports.flatMap(requirementsIn).map((requirement) => [controlId(requirement), requirement]),
  );
  return [...requirements].map(([id, { name, id: number, controls }]) => ({
    "control-id": id,
    description: `What Proofstack judges of ${name} ${number}`,
    parts: [
      {
        id: objectiveId(id),
        name: "objective",
        prose: [
          `Of ${name} ${number}, that each of these holds wherever it applies:`,
          ...controls.map((control) => `- ${control.id}: ${control.title}`),
          "",
          "Nothing is claimed of what else the requirement asks.",
        ].join("\n"),
      },
    ],
  }));
}

function resultOf(run: Run, report: Report) {
  const id = (name: string) => uuid5(run.id, `${report.view} ${name}`);
  const requirements = requirementsIn(report);
  const risks = risksOf(report);
  const items = itemsOf(report);
  const observations = [...observationsOf(run, report, items), ...differenceOf(run, report)];
  return {
    uuid: id("result"),
    title: `${isProven(report) ? "Proven" : "Not proven"}: the ${report.view}`,
    description: `What the ${report.view} says of ${report.resources} resources, judged under the profile ${report.profile}.`,
    start: run.time,
    end: run.time,
    props: [
      prop("view", report.view),
      prop("policy-digest", report.policy.digest),
      prop("tool-version", run.version),
      ...(run.commit ? [prop("commit", run.commit)] : []),
    ],
    "local-definitions": {
      components: [
        {
          uuid: toolOf(report),
          type: "software",
          title: "Proofstack",
          description:
            "Judges synthesized Terraform, plans, states and accounts by controls in Rego.",
          status: { state: "operational" },
        },
        {
          uuid: systemOf(report),
          type: "this-system",
          title: "What was judged, as a whole",
          description: "The subject of controls which say that something is there at all.",
          status: { state: "operational" },
        },
      ],
      ...(items.size > 0 && {
        "inventory-items": [...items].map(([{ address, type }, { uuid, name }]) => ({
          uuid,
          description: name,
          props: [prop("address", address), prop("type", type)],
        })),
      }),
    },
    "reviewed-controls": {
      "control-selections": [
        requirements.length > 0
          ? { "include-controls": requirements.map((one) => ({ "control-id": controlId(one) })) }
          : { "include-all": {}, remarks: "No control of this profile serves a requirement." },
      ],
    },
    observations,
    ...(risks.length > 0 && { risks }),
    ...(requirements.length > 0 && {
      findings: requirements.map((requirement) => findingOf(requirement, report, id)),
    }),
  };
}

const OUTCOMES: Exclude<Outcome, "not-applicable">[] = ["fail", "unknown", "excepted", "pass"];

/** A resource that was judged, as this document calls it. */
interface Item {
  uuid: string;
  name: string;
}

/** Every resource that was judged, once, by however many controls. */
function itemsOf({ view, judgements }: Report): Map<Resource, Item> {
  const subjects = new Set(judgements.flatMap(({ subject }) => subject ?? []));
  const resources = [...subjects].filter(({ type }) => type !== "stack");
  return new Map(
    resources.map((resource) => {
      const { address } = resource;
      return [resource, { uuid: uuid5(STABLE, `item ${view} ${address}`), name: code(address) }];
    }),
  );
}

/** One for each control and outcome, over all the subjects of which it says the same. */
function observationsOf(run: Run, report: Report, items: ReadonlyMap<Resource, Item>) {
  return OUTCOMES.flatMap((outcome) =>
    byUrgency(report, outcome).map(({ control, judgements }: Group) => ({
      uuid: observationOf(report, control.id, outcome),
      title: `${control.id}: ${control.title}`,
      description: `${control.description} ${OBSERVED[outcome]}`,
      props: [
        prop("control", control.id),
        prop("verdict", outcome),
        prop("severity", control.severity),
        ...Object.entries(control.parameters).map(([name, value]) =>
          prop("expected", JSON.stringify({ [name]: value })),
        ),
      ],
      methods: ["EXAMINE"],
      types: ["control-objective"],
      origins: [originOf(report)],
      subjects: judgements.map((judgement) => subjectOf(judgement, report, items)),
      "relevant-evidence": evidenceOf(run, report),
      collected: run.time,
      ...(outcome !== "pass" && { remarks: `Fix: ${control.remedy}` }),
    })),
  );
}

const OBSERVED: Record<(typeof OUTCOMES)[number], string> = {
  pass: "It is proven.",
  fail: "It is not proven.",
  unknown: "It cannot be told.",
  excepted: "It is not proven, and accepted by an exception.",
};

/** Where the account is not what was declared. */
function differenceOf(run: Run, report: Report) {
  const found = [...differences(report)];
  const [first] = found;
  if (!first) return [];
  return [
    {
      uuid: observationOf(report, first.rule.id, "fail"),
      title: `${first.rule.id}: ${first.rule.title}`,
      description: first.rule.description,
      props: [prop("control", first.rule.id), prop("verdict", "fail")],
      methods: ["EXAMINE"],
      types: ["discovery"],
      origins: [originOf(report)],
      subjects: [{ "subject-uuid": systemOf(report), type: "component" }],
      "relevant-evidence": evidenceOf(run, report),
      collected: run.time,
      remarks: found.map(({ address, detail }) => `- ${code(address)}: ${code(detail)}`).join("\n"),
    },
  ];
}

const evidenceOf = (run: Run, report: Report) => [
  { href: `#${resourceOf(run, "verdicts")}`, description: "Every verdict, with what was found." },
  ...report.input.map(({ file }) => ({
    href: `#${resourceOf(run, file)}`,
    description: `What was judged: ${code(file)}.`,
  })),
];

function subjectOf(judgement: Judgement, report: Report, items: ReadonlyMap<Resource, Item>) {
  const { subject } = judgement;
  const item = subject && items.get(subject);
  const detail = detailOf(report, judgement);
  return {
    "subject-uuid": item?.uuid ?? systemOf(report),
    type: item ? "inventory-item" : "component",
    title: item?.name ?? code(subject?.address ?? ""),
    remarks: detail ? code(detail) : undefined,
  };
}

/** One for each accepted exception. */
function risksOf(report: Report) {
  return byUrgency(report, "excepted").flatMap(({ control, judgements }) =>
    judgements.flatMap(({ subject, exception }) => {
      if (!subject || !exception) return [];
      return {
        uuid: riskOf(report, control.id, subject.address),
        title: `${control.id} does not hold at one place`,
        description: `${code(subject.address)}: ${control.title} is not proven there.`,
        statement: `${control.description} It is accepted, because: ${code(exception.reason)}`,
        props: [
          prop("address", subject.address),
          prop("severity", control.severity),
          prop("approved-by", exception.approvedBy),
          prop("expires", exception.expires),
        ],
        status: "deviation-approved",
        origins: [originOf(report)],
        deadline: `${exception.expires}T23:59:59Z`,
        remediations: [
          {
            uuid: uuid5(STABLE, `fix ${report.view} ${control.id} ${subject.address}`),
            lifecycle: "recommendation",
            title: "The fix",
            description: control.remedy,
          },
        ],
        "related-observations": [
          { "observation-uuid": observationOf(report, control.id, "excepted") },
        ],
      };
    }),
  );
}

const STATES: Record<Requirement["status"], { state: string; reason: string }> = {
  met: { state: "satisfied", reason: "pass" },
  "in part": { state: "not-satisfied", reason: "other" },
  accepted: { state: "not-satisfied", reason: "other" },
  unknown: { state: "not-satisfied", reason: "other" },
  "not met": { state: "not-satisfied", reason: "fail" },
};

function findingOf(requirement: Requirement, report: Report, id: (name: string) => string) {
  const { name, id: number, status, controls } = requirement;
  const control = controlId(requirement);
  const observed = new Set<string>();
  const risks = new Set<string>();
  for (const { id: controlled, judgements } of controls) {
    for (const outcome of new Set(judgements.map((judgement) => judgement.outcome))) {
      observed.add(observationOf(report, controlled, outcome));
    }
    for (const { subject } of judgements.filter(({ outcome }) => outcome === "excepted")) {
      risks.add(riskOf(report, controlled, subject?.address ?? ""));
    }
  }
  return {
    uuid: id(`finding ${control}`),
    title: `${name} ${number}`,
    description: FOUND[status],
    target: {
      type: "objective-id",
      "target-id": objectiveId(control),
      status: { ...STATES[status], remarks: restsOn(controls) },
    },
    "related-observations": [...observed].map((uuid) => ({ "observation-uuid": uuid })),
    ...(risks.size > 0 && { "related-risks": [...risks].map((uuid) => ({ "risk-uuid": uuid })) }),
  };
}

const FOUND: Record<Requirement["status"], string> = {
  met: "All that it rests on here was judged, and holds.",
  "in part":
    "What was judged holds; but it rests on more, which was not judged, so it is met in part.",
  accepted:
    "Some of what it rests on does not hold, and is accepted by exceptions until they expire.",
  unknown: "Some of what it rests on cannot be told.",
  "not met": "Some of what it rests on failed.",
};

function restsOn(controls: Requirement["controls"]): string {
  const lines = controls.map(({ id, title, judgements, silent }) => {
    const holds = judgements.filter(({ outcome }) => outcome === "pass").length;
    return `- ${id}, ${title}: ${silent ?? `proven of ${holds} of ${judgements.length}`}`;
  });
  return ["It rests on:", ...lines].join("\n");
}

const observationOf = ({ view }: Report, control: string, outcome: Outcome): string =>
  uuid5(STABLE, `observation ${view} ${control} ${outcome}`);

const riskOf = ({ view }: Report, control: string, address: string): string =>
  uuid5(STABLE, `risk ${view} ${control} ${address}`);

const toolOf = ({ view }: Report): string => uuid5(STABLE, `tool ${view}`);

const systemOf = ({ view }: Report): string => uuid5(STABLE, `system ${view}`);

const originOf = (report: Report) => ({
  actors: [{ type: "tool", "actor-uuid": toolOf(report) }],
});

/** As NIST's own catalog writes it (`sc-28.1`); of other frameworks, which have no OSCAL catalog, with their name. */
function controlId({ framework, id }: Pick<Requirement, "framework" | "id">): string {
  const token = id.toLowerCase().replace(/\((\d+)\)/g, ".$1");
  return framework === "nist-800-53-r5" ? token : `${framework}_${token}`;
}

const objectiveId = (control: string): string => `${control}_proofstack`;

const prop = (name: string, value: string) => ({ name, ns: NS, value: line(value) });

/** A value that OSCAL takes: one line, not empty, no blanks around it. */
const line = (text: string): string => clip(text, NAME).trim() || "(blank)";

/** Text of the judged input within Markdown, in which nothing is markup. */
const code = (text: string): string =>
  `\`${clip(text, REMARK).replaceAll("`", "'").trim() || " "}\``;
