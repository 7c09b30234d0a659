import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Deeper than this nobody keeps what is applied. */
const DEPTH = 5;
const IGNORED = new Set(["node_modules", "cdktf.out", "vendor"]);

export type Pipeline = "github" | "gitlab";

/** What there is in somebody's repository, of which nothing was run. Paths are relative, with `/`. */
export interface Found {
  /** Folders with a root module: what `terraform plan` is run in. */
  roots: string[];
  /** The kinds of their backends. */
  backends: string[];
  cdktf?: Cdktf;
  pipelines: Pipeline[];
  /** Plans and synthesized stacks that can be judged at once. */
  judgeable: string[];
}

/** An app of CDKTF, where its `cdktf.json` is. */
export interface Cdktf {
  folder: string;
  output: string;
  /** Of its packages, when they are npm's or Yarn's. */
  install?: string;
}

/** Looks around without running or following anything. */
export function lookAround(repository: string): Found {
  const folders = [...foldersIn(repository, ".", DEPTH)];
  const modules = folders.flatMap((folder) => moduleIn(repository, folder) ?? []);
  const roots = rootsAmong(modules);
  const cdktf = folders.flatMap((folder) => cdktfIn(repository, folder) ?? [])[0];
  const backends = new Set(roots.flatMap(({ text }) => backendsIn(text)));
  return {
    roots: roots.map(({ folder }) => folder),
    backends: [...backends].sort(),
    ...(cdktf && { cdktf }),
    pipelines: pipelinesIn(repository),
    judgeable: [
      ...(cdktf && existsSync(join(repository, cdktf.output, "manifest.json"))
        ? [cdktf.output]
        : []),
      ...[".", ...roots.map(({ folder }) => folder).filter((folder) => folder !== ".")].flatMap(
        (folder) => plansIn(repository, folder),
      ),
    ],
  };
}

/** `folder/name`, as a person writes it. */
export const within = (folder: string, name: string): string =>
  folder === "." ? name : `${folder}/${name}`;

function* foldersIn(repository: string, folder: string, depth: number): Generator<string> {
  yield folder;
  if (depth === 0) return;
  const inner = entries(repository, folder).filter(
    (entry) => entry.isDirectory() && !entry.name.startsWith(".") && !IGNORED.has(entry.name),
  );
  for (const { name } of inner) yield* foldersIn(repository, within(folder, name), depth - 1);
}

interface Module {
  folder: string;
  /** All of its configuration. */
  text: string;
}

function moduleIn(repository: string, folder: string): Module | undefined {
  const files = entries(repository, folder).filter(({ name }) => /\.tf(?:\.json)?$/.test(name));
  if (files.length === 0) return undefined;
  return { folder, text: files.map(({ name }) => read(repository, folder, name)).join("\n") };
}

/** What configures a provider or a backend is applied; without any, what no other folder is above. */
function rootsAmong(modules: Module[]): Module[] {
  const configured = modules.filter(({ text }) =>
    /^\s*(?:provider\s+"|backend\s+"|cloud\s*\{)|"(?:provider|backend|cloud)"\s*:/m.test(text),
  );
  if (configured.length > 0) return configured;
  return modules.filter(
    ({ folder }) =>
      !modules.some((other) => other.folder !== folder && isAbove(other.folder, folder)),
  );
}

const isAbove = (upper: string, lower: string): boolean =>
  upper === "." || lower.startsWith(`${upper}/`);

const backendsIn = (text: string): string[] =>
  [...text.matchAll(/^\s*backend\s+"(\w+)"|"backend"\s*:\s*\{\s*"(\w+)"/gm)].map(
    ([, hcl, json]) => hcl ?? json ?? "",
  );

function cdktfIn(repository: string, folder: string): Cdktf | undefined {
  const text = read(repository, folder, "cdktf.json");
  if (text === "") return undefined;
  let output: unknown;
  try {
    output = JSON.parse(text)?.output;
  } catch {
    // Its own tool will say what is wrong with it; what it writes is where it writes it by default.
  }
  const has = (name: string) => existsSync(join(repository, folder, name));
  const install =
    (has("package-lock.json") && "npm ci") ||
    (has("yarn.lock") && "yarn install --frozen-lockfile");
  return {
    folder,
    output: within(folder, typeof output === "string" ? output : "cdktf.out"),
    ...(install && { install }),
  };
}

function pipelinesIn(repository: string): Pipeline[] {
  const there: Pipeline[] = [];
  if (existsSync(join(repository, ".github"))) there.push("github");
  if (existsSync(join(repository, ".gitlab-ci.yml"))) there.push("gitlab");
  if (there.length > 0) return there;
  const remotes = read(repository, ".git", "config");
  if (/^\s*url\s*=.*\bgithub\b/m.test(remotes)) return ["github"];
  return /^\s*url\s*=.*\bgitlab\b/m.test(remotes) ? ["gitlab"] : [];
}

const plansIn = (repository: string, folder: string): string[] =>
  entries(repository, folder)
    .filter((entry) => entry.isFile() && /^(?:tf)?plan\.json$|\.plan\.json$/.test(entry.name))
    .map(({ name }) => within(folder, name));

/** By name; none of a folder that cannot be read. */
function entries(repository: string, folder: string) {
  try {
    const all = readdirSync(join(repository, folder), { withFileTypes: true });
    return all.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}

/** Empty when it cannot be read. */
function read(repository: string, folder: string, name: string): string {
  try {
    return readFileSync(join(repository, folder, name), "utf8");
  } catch {
    return "";
  }
}
