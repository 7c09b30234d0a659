/**
 * The reading of an account: a bundle of its own, loaded only for `live`, since AWS's clients take longer
 * to load than a plan takes to judge. Classes of errors are not shared between bundles: what went wrong
 * comes back as a value.
 */
import { UnreadableAccount } from "../live/errors";
import { type LiveAnswer, type LiveRequest, readAccount as read } from "../live/read";

// Said by the SDK at every start on Node 20, to people who cannot choose what this is run with.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";

/** The account, or in one line why it cannot be read and what to do. */
export async function readAccount(
  request: LiveRequest,
): Promise<LiveAnswer | { unreadable: string }> {
  try {
    return await read(request);
  } catch (error) {
    if (error instanceof UnreadableAccount) return { unreadable: error.message };
    throw error;
  }
}
