/** What is asked of the same words many times is found once: `read` is pure, and gives no undefined. */
export const perToken = <Found extends object | null>(length: number, read: (token: number) => Found): ((token: number) => Found) => {
  const known = new Array<Found | undefined>(length)
  return (token) => {
    const found = known[token]
    return found === undefined ? (known[token] = read(token)) : found
  }
}
