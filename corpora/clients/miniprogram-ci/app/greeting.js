export const greeting = async (name) => `hello ${name}`
