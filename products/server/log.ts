import { destination, pino, type Logger } from 'pino'

/** Lines of JSON on standard error. */
export function createLog(level: string): Logger {
  return pino({ level, serializers: { err: describeError } }, destination({ fd: 2, sync: true }))
}

/** What went wrong and why, without whatever else hangs on the error: connections, requests, secrets. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return String(error)
  return {
    type: error.name,
    message: error.message,
    ...('code' in error && { code: error.code }),
    stack: error.stack,
    ...(error.cause !== undefined && { cause: describeError(error.cause) }),
  }
}
