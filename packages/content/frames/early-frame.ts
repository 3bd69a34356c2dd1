/**
 * Markup of a frame that begins to load with the player's page, not when the player's scripts run.
 *
 * It must be what the player would make itself, attribute for attribute: else it is thrown away.
 */
export function earlyFrame(id: 'logic' | 'view', url: string): string {
  const address = url.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
  return `<iframe id="${id}" hidden sandbox="allow-scripts" referrerpolicy="no-referrer" allow="" src="${address}"></iframe>`
}
