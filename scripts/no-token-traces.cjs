// CDKTF keeps where each token was made, for its own error messages: a long trace for each of the thousands
// that a stack has, a fifth of the time of synthesizing all stacks. Where a resource was made is told by
// recordOrigins, which keeps that one line.
exports.captureStackTrace = () => [];
