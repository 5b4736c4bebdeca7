// What a command compares: files and addresses of each side.

export type Sides = { readonly base: readonly string[]; readonly current: readonly string[] }
