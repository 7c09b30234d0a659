import type { Model, Resource } from "../model/model";
import type { ActiveControl } from "./profile";
import { attributeOf, isPresence, referrer } from "./reads";

/** Where a model's links lead, by type and by address. */
export class Links {
  private readonly byType = new Map<string, Resource[]>();
  private readonly byAddress = new Map<string, Resource>();

  constructor({ resources }: Model) {
    for (const resource of resources) {
      const same = this.byType.get(resource.type);
      if (same) same.push(resource);
      else this.byType.set(resource.type, [resource]);
      this.byAddress.set(resource.address, resource);
    }
  }

  /**
   * What the control's verdict on the subjects may rest on: the subjects, and everything of its linked
   * types that its declared link attributes lead to; for a presence control, all of those types.
   */
  reach(subjects: Iterable<Resource>, control: ActiveControl): Set<Resource> {
    const { linked, attributes } = control.reads;
    const reached = new Set(subjects);
    if (isPresence(control)) {
      for (const type of linked.keys()) {
        for (const resource of this.byType.get(type) ?? []) reached.add(resource);
      }
      return reached;
    }
    if (linked.size === 0) return reached;
    const follow = (addresses: string[]) => {
      for (const address of addresses) {
        const neighbour = this.byAddress.get(address);
        if (neighbour && linked.has(neighbour.type)) reached.add(neighbour);
      }
    };
    for (const { type, refs, dependents } of reached) {
      for (const path in refs) {
        if (attributes.get(type)?.has(attributeOf(path))) follow(refs[path] ?? []);
      }
      // Chosen by type before any is looked up: one key may have ten thousand dependents.
      for (const by in dependents) {
        const [from, path] = referrer(by);
        if (linked.has(from) && attributes.get(from)?.has(attributeOf(path))) {
          follow(dependents[by] ?? []);
        }
      }
    }
    return reached;
  }
}
