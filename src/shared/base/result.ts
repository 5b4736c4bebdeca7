// What can go wrong with input is a value: readers return one of these and never throw.

export type Ok<T> = { readonly ok: true; readonly value: T }
export type Failure<E> = { readonly ok: false; readonly error: E }
export type Result<T, E> = Ok<T> | Failure<E>

export function ok<T>(value: T): Ok<T> {
  return { ok: true, value }
}

export function fail<E>(error: E): Failure<E> {
  return { ok: false, error }
}
