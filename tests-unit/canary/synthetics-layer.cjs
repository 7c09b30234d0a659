/**
 * Stands where the Synthetics layer's module does, over plain node:http. A step that fails throws
 * only when continueOnHttpStepFailure is false: by its default the run goes on, and passes.
 */
const http = require("node:http");
const https = require("node:https");

let global = {};

module.exports = {
  getConfiguration: () => ({
    setConfig: (settings) => {
      global = settings;
      process.send({ settings });
    },
  }),
  getCanaryUserAgentString: () => "CloudWatchSynthetics/test",
  executeHttpStep: async (name, request, callback, settings = {}) => {
    process.send({ step: name, request });
    if (process.env.STEP_NEVER_CALLS === "true") return;
    const { continueOnHttpStepFailure = true } = { ...global, ...settings };
    try {
      await new Promise((resolve, reject) => {
        const { request: send } = request.protocol === "https:" ? https : http;
        send(request, (response) => callback(response).then(resolve, reject))
          .on("error", reject)
          .end(request.body);
      });
    } catch (error) {
      if (!continueOnHttpStepFailure) throw error;
    }
  },
};
