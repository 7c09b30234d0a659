import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseAllDocuments } from "yaml";
import { version } from "../../package.json";
import { PROJECT } from "../../proof/project";
import { action } from "./action";

const root = resolve(__dirname, "../..");
const read = (file: string) => readFileSync(resolve(root, file), "utf8");
const pages = ["README.md", "docs/ci.md", "templates/gitlab-ci.yml"].map(read).join("\n");
const own = `${new URL(PROJECT).pathname.slice(1)}@`;

test("what pages tell to use of others is pinned by its commit, and what is ours by this release", () => {
  const used = [...pages.matchAll(/uses: ([^\s`]+)/g)].map(([, use]) => use ?? "");
  expect(used.length).toBeGreaterThan(3);
  for (const use of used) {
    if (use.startsWith(own)) expect(use).toBe(`${own}v${version}`);
    else expect(use).toMatch(/@[0-9a-f]{40}$/);
  }
  for (const [tag] of pages.matchAll(/\bv0\.\d+\.\d+\b/g)) expect(tag).toBe(`v${version}`);
});

test("the examples are YAML, and the table of inputs is the action's", () => {
  const page = read("docs/ci.md");
  const examples = [...page.matchAll(/```yaml\n(.*?)```/gs)].map(([, text]) => text ?? "");
  expect(examples).toHaveLength(3);
  for (const text of examples) {
    expect(parseAllDocuments(text).flatMap(({ errors }) => errors)).toEqual([]);
  }
  const inputs = [...page.matchAll(/^\| `([\w-]+)` \|/gm)].map(([, name]) => name);
  expect(inputs).toEqual(Object.keys(action.inputs));
});

test("the hook runs the command line from its clone, and takes no file names", () => {
  const [hooks] = parseAllDocuments(read(".pre-commit-hooks.yaml")).map((one) => one.toJSON());
  expect(hooks).toEqual([
    expect.objectContaining({
      id: "proofstack",
      language: "script",
      entry: "bin/proofstack check --quiet",
      pass_filenames: false,
    }),
  ]);
});
