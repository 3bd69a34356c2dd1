/** What is known of the bank: all of it changes when a transfer arrives. */
export const bankKeys = {
  all: ['bank'],
  lines: ['bank', 'lines'],
  awaited: ['bank', 'awaited'],
} as const
