/**
 * Takes WebRTC from a frame before anything else runs in it.
 *
 * Its traffic to STUN servers passes every content security policy, so a policy alone would
 * leave a way out. No frame inside this one can bring it back: only scripts whose hashes stand
 * in the policy run, and none of them makes frames.
 */
for (const name of Object.getOwnPropertyNames(globalThis)) {
  if (/RTC|^MediaStream|^WebTransport/.test(name)) {
    Object.defineProperty(globalThis, name, { value: undefined, writable: false, configurable: false })
  }
}
