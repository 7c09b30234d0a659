import { ACMClient, KeyAlgorithm, paginateListCertificates } from "@aws-sdk/client-acm";
import { listing } from "./listing";

/** Certificates of keys that are not named are left out, but for the short RSA ones: all are named. */
const OF_ALL_KEYS = { Includes: { keyTypes: Object.values(KeyAlgorithm) } };

export const acmCertificate = listing({
  type: "aws_acm_certificate",
  action: "acm:ListCertificates",
  identity: [["arn"], ["domain_name"]],
  tagged: "acm:certificate",
  client: ACMClient,
  pages: (client) => paginateListCertificates({ client }, { ...OF_ALL_KEYS }),
  items: (page) => page.CertificateSummaryList,
  told: ({ CertificateArn: arn, DomainName: domain_name }) => ({ arn, domain_name, id: arn }),
});
