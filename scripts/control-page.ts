import type { CaseConfig, ControlCases } from "../policies/lib/cases";
import { frameworksOf } from "../proof/evidence/words";
import type { Control, Profile } from "../proof/gate/policy";
import { isPresence } from "../proof/gate/reads";
import type { Json } from "../proof/model/model";
import { hclOf } from "./hcl";

/** The README of a control: what its metadata and its cases say, for a person who has been sent there. */
export function controlPage(
  control: Control,
  cases: ControlCases,
  profiles: Record<string, Profile>,
): string {
  return [
    `# ${control.id}`,
    `**${control.title}.** ${prose(control.description)}`,
    table(["", ""], facts(control)),
    ...section("Parameters", parameters(control, profiles)),
    "## Reads",
    control.reads.map((read) => `- \`${read}\``).join("\n"),
    "## Contributes to",
    frameworksOf(control.frameworks)
      .map(({ name, ids }) => `- ${name}: ${ids.join(", ")}`)
      .join("\n"),
    "## Fix",
    filled(control),
    ...passing(cases),
    ...failing(cases),
  ].join("\n\n");
}

/** Every control, by service. */
export function indexPage(controls: Control[]): string {
  const services = [...new Set(controls.map(({ id }) => serviceOf(id)))];
  return [
    "# Controls",
    `The ${controls.length} controls, by service. Each folder holds the control, its cases and its page; \`proofstack controls ID\` says the same on the command line.`,
    ...services.flatMap((service) => [
      `## ${service}`,
      table(
        ["control", "what holds", "severity", "profiles"],
        controls
          .filter(({ id }) => serviceOf(id) === service)
          .map(({ id, title, severity, profiles }) => [
            `[${id}](../policies/controls/${id}/README.md)`,
            title,
            severity,
            profiles.join(", "),
          ]),
      ),
    ]),
  ].join("\n\n");
}

const serviceOf = (id: string): string => id.slice(0, id.indexOf("/"));

function facts(control: Control): string[][] {
  const selects = control.selects.map((type) => `\`${type}\``).join(", ");
  return [
    ["severity", control.severity],
    ["profiles", control.profiles.join(", ")],
    ["judges", isPresence(control) ? "the stack as a whole: something has to be there" : selects],
  ];
}

function parameters({ id, parameters }: Control, profiles: Record<string, Profile>): string {
  const own = Object.entries(parameters);
  if (own.length === 0) return "";
  const differing = Object.entries(profiles).filter(([, profile]) => profile.parameters[id]);
  return table(
    ["parameter", "value", ...differing.map(([name]) => `in ${name}`)],
    own.map(([name, value]) => [
      `\`${name}\``,
      code(value),
      ...differing.map(([, profile]) => code(profile.parameters[id]?.[name] ?? value)),
    ]),
  );
}

const code = (value: Json): string => `\`${JSON.stringify(value)}\``;

/** The fix with parameters named rather than filled in: a profile may give them other values. */
const filled = ({ fix }: Control): string => prose(fix).replaceAll(/\{(\w+)\}/g, "`$1`");

/** Markdown would take `<api>` for a tag. */
const prose = (text: string): string => text.trim().replaceAll("<", "\\<");

function passing({ pass }: ControlCases): string[] {
  const [name, config] = first(Object.entries(pass));
  return [`## Passes: ${name}`, hcl(config)];
}

function failing({ fail }: ControlCases): string[] {
  // That nothing at all fails is no example.
  const shown = Object.entries(fail).filter(([, { config }]) => Object.keys(config).length > 0);
  const [name, { config, at }] = first(shown);
  const where = at.map((address) => `\`${address}\``).join(", ");
  return [`## Fails: ${name}`, `Not proven: ${where}.`, hcl(config)];
}

const hcl = (config: CaseConfig): string => `\`\`\`hcl\n${hclOf(config)}\n\`\`\``;

function first<T>([found]: T[]): T {
  if (found === undefined) throw new Error("a control needs a passing and a failing case to show");
  return found;
}

const section = (heading: string, text: string): string[] =>
  text === "" ? [] : [`## ${heading}`, text];

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), `|${" --- |".repeat(head.length)}`, ...rows.map(line)].join("\n");
}
