// The number that `share` of the others lie below: 0.5 gives the median.
export const quantile = (numbers, share) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length * share)];
