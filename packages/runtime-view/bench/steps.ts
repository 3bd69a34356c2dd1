export const steps = ['create', 'update', 'swap', 'select', 'remove', 'append', 'replace', 'clear'] as const
export type Step = (typeof steps)[number]
