/**
 * How long a call to AWS may take: well within the function's own time-out, so that a failure is answered.
 *
 * @param attemptMs for one of three attempts
 * @param totalMs for all of them
 * @returns settings for the client, and those that each call is sent with
 */
export function boundsOf(attemptMs: number, totalMs: number) {
  return {
    client: {
      maxAttempts: 3,
      requestHandler: {
        connectionTimeout: attemptMs,
        requestTimeout: attemptMs,
        throwOnRequestTimeout: true,
      },
    },
    call: () => ({ abortSignal: AbortSignal.timeout(totalMs) }),
  };
}
