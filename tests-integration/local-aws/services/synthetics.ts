import {
  ACCOUNT,
  type Answer,
  type Call,
  documentOf,
  Refusal,
  restJson,
  type Service,
} from "../call";
import type { Tags } from "../tags";

type State = "READY" | "RUNNING" | "STOPPED";

interface Canary {
  Name: string;
  RuntimeVersion: string;
  Status: { State: State };
  [field: string]: unknown;
}

/** What Synthetics accepts for a canary that is made today; older runtimes are refused. */
const RUNTIME = /^syn-nodejs-(puppeteer-(9|1[0-5])\.\d|playwright-[2-6]\.\d)$/;
/** The name's pattern and the fields that CreateCanary requires, from its API reference. */
const NAME = /^[0-9a-z_-]{1,255}$/;
const REQUIRED = ["Code", "ArtifactS3Location", "ExecutionRoleArn", "Schedule"];

interface RunConfig {
  EnvironmentVariables?: Record<string, string>;
  [field: string]: unknown;
}

/** As CanaryRunConfigOutput of its API reference has it: without the variables. */
const withoutVariables = ({ EnvironmentVariables: _, ...config }: RunConfig) => config;

const listed = (tags: Record<string, string> = {}) =>
  Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));

/** CloudWatch Synthetics: canaries that are kept, started and stopped, and never run. */
export function synthetics(tags: Tags): Service {
  const canaries = new Map<string, Canary>();
  const find = (name: string): Canary => {
    const canary = canaries.get(name);
    if (!canary) throw new Refusal("ResourceNotFoundException", `Canary ${name} not found`, 404);
    return canary;
  };
  const arnOf = (name: string) => `arn:aws:synthetics:us-east-1:${ACCOUNT}:canary:${name}`;
  const tagsOf = (arn: string) =>
    Object.fromEntries(tags.of(arn).map(({ Key, Value }) => [Key, Value]));
  const described = (canary: Canary) => ({
    ...canary,
    RunConfig: withoutVariables((canary.RunConfig ?? {}) as RunConfig),
    Tags: tagsOf(arnOf(canary.Name)),
  });

  const create = (call: Call) => {
    const asked = documentOf<Canary & { Code: Record<string, unknown> }>(call);
    const { Name: name = "", RuntimeVersion: runtime = "", Code: code, Tags: own, ...rest } = asked;
    const missing = REQUIRED.filter((field) => asked[field] === undefined);
    if (missing.length > 0) {
      throw new Refusal("ValidationException", `${missing.join(", ")} must not be null`);
    }
    if (!NAME.test(name)) throw new Refusal("ValidationException", `${name} is not a canary name`);
    if (!RUNTIME.test(runtime)) {
      throw new Refusal("ValidationException", `Runtime ${runtime} cannot be used for a canary`);
    }
    if (canaries.has(name)) throw new Refusal("ConflictException", `${name} exists`, 409);
    const { ZipFile: _, ...stored } = code ?? {};
    const id = `00000000-0000-4000-8000-${String(canaries.size).padStart(12, "0")}`;
    const engine = `cwsyn-${name}-${id}`;
    canaries.set(name, {
      ...rest,
      Name: name,
      RuntimeVersion: runtime,
      Id: id,
      Code: {
        ...stored,
        SourceLocationArn: `arn:aws:lambda:${call.region}:${ACCOUNT}:layer:${engine}:1`,
      },
      EngineArn: `arn:aws:lambda:${call.region}:${ACCOUNT}:function:${engine}:1`,
      Status: { State: "READY" },
      Timeline: { Created: Date.now() / 1000 },
    });
    tags.set(arnOf(name), listed(own as Record<string, string>));
    return { Canary: described(find(name)) };
  };

  const update = (call: Call, name: string) => {
    const { Code: code, ...changed } = documentOf<Canary & { Code: Record<string, unknown> }>(call);
    const canary = find(name);
    const { ZipFile: _, ...stored } = code ?? {};
    Object.assign(canary, changed, { Code: { ...(canary.Code as object), ...stored } });
  };

  const turn = (name: string, to: State) => {
    const canary = find(name);
    if (canary.Status.State === to) {
      throw new Refusal("ConflictException", `Canary ${name} is already ${to}`, 409);
    }
    canary.Status = { State: to };
  };

  const remove = (name: string) => {
    if (find(name).Status.State === "RUNNING") {
      throw new Refusal("ConflictException", `Canary ${name} is RUNNING: stop it first`, 409);
    }
    canaries.delete(name);
    tags.forget(arnOf(name));
  };

  /** The function that a canary runs in, which alone tells its variables. */
  const engine = (call: Call): Answer | undefined => {
    const [, , , asked = "", what] = call.path.split("/").map(decodeURIComponent);
    const name = /(?:^|:)cwsyn-([^:]+)-[0-9a-f-]{36}(?::\d+)?$/.exec(asked)?.[1];
    if (name === undefined || what !== "configuration") return undefined;
    return restJson(() => {
      const { EngineArn, RunConfig } = find(name);
      const variables = (RunConfig as RunConfig | undefined)?.EnvironmentVariables;
      return {
        FunctionArn: EngineArn,
        FunctionName: String(EngineArn).split(":")[6],
        ...(variables && { Environment: { Variables: variables } }),
      };
    });
  };

  return (call) => {
    if (call.service === "lambda") return engine(call);
    if (call.service !== "synthetics") return undefined;
    const [, root = "", name = "", action = ""] = call.path.split("/").map(decodeURIComponent);
    const at = `${call.method} /${root}${action ? `/${action}` : ""}`;
    return restJson(() => {
      if (at === "POST /canary" && name === "") return create(call);
      if (at === "GET /canary") return { Canary: described(find(name)) };
      if (at === "PATCH /canary") return update(call, name);
      if (at === "DELETE /canary") return remove(name);
      if (at === "POST /canary/start") return turn(name, "RUNNING");
      if (at === "POST /canary/stop") return turn(name, "STOPPED");
      if (at === "POST /canaries") return { Canaries: [...canaries.values()].map(described) };
      if (at === "GET /tags") return { Tags: tagsOf(name) };
      if (at === "POST /tags") {
        return tags.set(name, listed(documentOf<{ Tags: Record<string, string> }>(call).Tags));
      }
      if (at === "DELETE /tags") return tags.unset(name, call.query.getAll("tagKeys"));
      throw new Refusal("UnknownOperationException", `${call.method} ${call.path}`, 404);
    });
  };
}
