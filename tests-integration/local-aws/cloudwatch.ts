import type { Service } from "./call";
import { type Operations, rpc, rpcOf } from "./rpc";
import type { Tags } from "./tags";

/**
 * Some operations of CloudWatch, and the tags of what they are about. Every other call is left to the local AWS.
 * @param kind what the ARNs of that have before its name
 */
export function cloudwatch(kind: string, tags: Tags, operations: Operations): Service {
  const tagging: Operations = {
    ListTagsForResource: ({ ResourceARN }) => ({ Tags: tags.of(ResourceARN) }),
    TagResource: ({ ResourceARN, Tags }) => {
      tags.set(ResourceARN, Tags);
      return {};
    },
    UntagResource: ({ ResourceARN, TagKeys }) => {
      tags.unset(ResourceARN, TagKeys);
      return {};
    },
  };

  return (call) => {
    const { operation = "", asked } = (call.service === "monitoring" && rpcOf(call)) || {};
    const isOurs =
      operation in operations || (operation in tagging && asked.ResourceARN?.includes(`:${kind}/`));
    if (!isOurs) return undefined;
    return rpc(call, () => (operations[operation] ?? tagging[operation])?.(asked));
  };
}
