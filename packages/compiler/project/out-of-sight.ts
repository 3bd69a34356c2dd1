const neverPartOfAnApp = new Set(['node_modules', '.git', '.svn', '.hg', '.idea', '.vscode', '.DS_Store'])

/** Whether a path is in a folder that a project's own files are never in. */
export function isOutOfSight(path: string): boolean {
  return path.split('/').some((step) => neverPartOfAnApp.has(step))
}
