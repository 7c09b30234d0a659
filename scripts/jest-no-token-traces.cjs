// CDKTF keeps where each token was made, for its own error messages: a long trace for each of the thousands
// that a stack has, four tenths of the time of synthesizing one. No test asks for it.
exports.captureStackTrace = () => [];
