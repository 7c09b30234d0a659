/** One TCP port, as the rules of security groups say it. */
export const tcp = (port: number) => ({ ipProtocol: "tcp", fromPort: port, toPort: port });

/** The port of HTTPS. */
export const HTTPS = 443;
