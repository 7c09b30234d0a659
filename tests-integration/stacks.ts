import type { Plan } from "./claim";
import { type DeployedStack, gate, readJson, type Synthesized } from "./deployment";
import { destroyOwn } from "./own";
import { eachAfter, reversed } from "./support/after";
import type { Say, step } from "./support/steps";
import { Terraform } from "./terraform/terraform";

/** A stack while it is worked on; what Terraform says of it is shown by the step that it is in. */
interface Work extends Synthesized {
  terraform: Terraform;
  doing<T>(title: string, work: () => Promise<T>): Promise<T>;
}

/** The stacks of one configuration, from the first plan to the last thing destroyed. */
export class Stacks {
  private readonly all: Work[];
  private readonly begun = new Set<string>();

  /** @param show runs a step and says how it went, or says nothing of it */
  constructor(
    readonly synthesized: Synthesized[],
    show: typeof step,
  ) {
    this.all = synthesized.map((one) => {
      let latest: Say = () => {};
      return {
        ...one,
        terraform: new Terraform({ dir: one.dir, say: (line) => latest(line) }),
        doing: (title, work) =>
          show(title, (say) => {
            latest = say;
            return work();
          }),
      };
    });
  }

  /**
   * Plans each stack, gates the plan and applies it, as soon as those it needs stand.
   * @param admit looks at a plan before it is applied; @throws when it must not be
   * @throws when one fails, after what was under way has ended
   */
  async apply(admit: (plan: Plan) => Promise<void>): Promise<Record<string, DeployedStack>> {
    const outputs = new Map<string, Record<string, string>>();
    await eachAfter(this.all, async ({ name, terraform, doing }) => {
      await doing(`Install the provider for ${name}`, () => terraform.init());
      await doing(`Plan ${name}`, () => terraform.plan());
      const plan = await doing(`Read the plan of ${name}`, () =>
        terraform.show("plan.json", "plan.tfplan"),
      );
      await doing(`Gate the plan of ${name}`, () => gate(name, plan));
      await doing(`Check that nothing stands in the way of ${name}`, () => admit(readJson(plan)));
      this.begun.add(name);
      await doing(`Apply ${name}`, () => terraform.apply());
      await doing(`Read the state of ${name}`, () => terraform.show("state.json"));
      outputs.set(name, await terraform.outputs());
    });
    return Object.fromEntries(
      this.all.map(({ name, dir }) => [name, { dir, outputs: outputs.get(name) ?? {} }]),
    );
  }

  /** @throws CommandFailed when a plan over what was applied would change anything */
  async planAgain(): Promise<void> {
    const standing = this.all.map((one) => ({ ...one, needs: [] }));
    await eachAfter(standing, ({ name, terraform, doing }) =>
      doing(`Plan ${name} again: nothing differs`, () => terraform.planChangesNothing()),
    );
  }

  /**
   * Destroys what an apply was begun of, each stack as soon as those that need it are gone.
   * @throws NotOurs before anything of a stack is touched that is not this run's
   */
  async destroy(own: string): Promise<void> {
    const standing = this.all.filter(({ name }) => this.begun.has(name));
    await eachAfter(reversed(standing), ({ name, terraform, doing }) =>
      doing(`Destroy ${name}`, () => destroyOwn(terraform, own)),
    );
  }
}
