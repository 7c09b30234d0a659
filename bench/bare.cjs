/** Makes recorded calls again, bare: as many of a service at once as `live` makes, and nothing else. */
const { readFileSync } = require("node:fs");
const { Agent, request } = require("node:http");

const AT_ONCE = 8;
const [, , file, endpoint] = process.argv;
const agent = new Agent({ keepAlive: true });

const serviceOf = ({ headers }) =>
  /Credential=[^/]+\/\d+\/[^/]+\/([^/]+)\//.exec(headers.authorization ?? "")?.[1];

const make = ({ method, path, headers, body }) =>
  new Promise((answered, failed) => {
    const call = request(new URL(path, endpoint), { method, headers, agent }, (answer) => {
      answer.resume().on("end", answered);
    });
    call.on("error", failed).end(Buffer.from(body, "base64"));
  });

const services = new Map();
for (const call of JSON.parse(readFileSync(file, "utf8"))) {
  const service = serviceOf(call);
  services.set(service, [...(services.get(service) ?? []), call]);
}
const all = [...services.values()].flatMap((calls) => {
  const next = async () => {
    for (let call = calls.shift(); call; call = calls.shift()) await make(call);
  };
  return Array.from({ length: AT_ONCE }, next);
});
Promise.all(all).then(() => agent.destroy());
