/** A browser by the names that people know it by; what is none stays as it calls itself. */
export function agentName(agent: string): string {
  for (const [name, version] of browsers) {
    const found = version.exec(agent)
    if (!found) continue
    const system = systems.find(([, pattern]) => pattern.test(agent))?.[0]
    return [`${name} ${found[1]}`, system].filter((part) => part !== undefined).join(' · ')
  }
  return agent
}

/** Who asks to be signed in, told as `address · agent`: the browser by its name, then the address. */
export function deviceName(told: string): string {
  const [address = '', ...agent] = told.split(' · ')
  return agent.length === 0 ? told : `${agentName(agent.join(' · '))} · ${address}`
}

/** Those that call themselves others as well stand before them. */
const browsers: readonly (readonly [string, RegExp])[] = [
  ['Edge', /\bEdgA?\/(\d+)/],
  ['Firefox', /\b(?:Firefox|FxiOS)\/(\d+)/],
  ['Chrome', /\b(?:(?:Headless)?Chrome|CriOS)\/(\d+)/],
  ['Safari', /\bVersion\/(\d+)\S* (?:Mobile\/\S+ )?Safari\//],
]

const systems: readonly (readonly [string, RegExp])[] = [
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['Windows', /\bWindows\b/],
  ['Mac', /\bMac OS X\b/],
  ['Linux', /\bLinux\b/],
]
