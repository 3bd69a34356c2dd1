/** WeChat's words for an option of the wrong type: what logic says without asking the host. */
export function parameterError(option: string, wanted: string, given: unknown): string {
  const type = Object.prototype.toString.call(given).slice('[object '.length, -1)
  return `parameter error: parameter.${option} should be ${wanted} instead of ${type};`
}
