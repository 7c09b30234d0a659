import { actionOf } from "../../proof/live/actions";
import { isAbsence, meaningOf, Refused, UnreadableAccount } from "../../proof/live/errors";

function failure(name: string, status?: number, rest: object = {}): Error {
  const $metadata = { attempts: 5, ...(status !== undefined && { httpStatusCode: status }) };
  return Object.assign(new Error("some words of AWS"), { name, $metadata, ...rest });
}
const meaning = (error: Error) => meaningOf(error, "sns:ListTopics");

test.each([
  ["ExpiredToken", 403],
  ["ExpiredTokenException", 400],
  ["InvalidClientTokenId", 403],
  ["UnrecognizedClientException", 400],
  ["SignatureDoesNotMatch", 403],
  ["CredentialsProviderError", undefined],
])("%s is about the whole account, and says what to do", (name, status) => {
  const meant = meaning(failure(name, status));
  expect(meant).toBeInstanceOf(UnreadableAccount);
  expect((meant as Error).message).toMatch(/sign in|AWS_PROFILE/);
  expect((meant as Error).message).not.toContain("\n");
});

test.each([
  ["AccessDenied", 403, "sns:ListTopics was denied: allow it"],
  ["AccessDeniedException", 400, "sns:ListTopics was denied: allow it"],
  ["UnauthorizedOperation", 403, "sns:ListTopics was denied: allow it"],
  ["AuthorizationError", 403, "sns:ListTopics was denied: allow it"],
  ["Throttling", 400, "sns:ListTopics was throttled 5 times: try again later"],
  ["TooManyRequestsException", 429, "sns:ListTopics was throttled 5 times: try again later"],
  ["InternalFailure", 500, "sns:ListTopics failed 5 times (InternalFailure): try again later"],
  [
    "ServiceUnavailable",
    503,
    "sns:ListTopics failed 5 times (ServiceUnavailable): try again later",
  ],
  ["TimeoutError", undefined, "sns:ListTopics was not answered (it took too long)"],
])("%s leaves unknown what was asked, and names the action", (name, status, message) => {
  const meant = meaning(failure(name, status));
  expect(meant).toBeInstanceOf(Refused);
  expect((meant as Error).message).toBe(message);
});

test("so does a service that cannot be reached", () => {
  const meant = meaning(failure("Error", undefined, { code: "ECONNREFUSED" }));
  expect((meant as Error).message).toBe("sns:ListTopics was not answered (ECONNREFUSED)");
});

test.each([
  ["NotFound", 404],
  ["NoSuchBucketPolicy", 404],
  ["ServerSideEncryptionConfigurationNotFoundError", 404],
  ["ResourceNotFoundException", 400],
])("%s is an answer: there is no such thing", (name, status) => {
  const error = failure(name, status);
  expect(meaning(error)).toBe(error);
  expect(isAbsence(error)).toBe(true);
});

test.each([
  ["SNSClient", "ListTopicsCommand", "sns:ListTopics"],
  ["CloudWatchLogsClient", "DescribeLogGroupsCommand", "logs:DescribeLogGroups"],
  ["EventBridgeClient", "ListRulesCommand", "events:ListRules"],
  ["S3Client", "ListBucketsCommand", "s3:ListAllMyBuckets"],
  ["S3Client", "GetBucketEncryptionCommand", "s3:GetEncryptionConfiguration"],
  ["APIGatewayClient", "GetRestApisCommand", "apigateway:GET"],
  ["ResourceGroupsTaggingAPIClient", "GetResourcesCommand", "tag:GetResources"],
])("%s and %s need %s", (client, command, action) => {
  expect(actionOf(client, command)).toBe(action);
});
