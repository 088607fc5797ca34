/** What both readings of an article start from: nothing of it depends on whom descriptions and pronouns turn out to mean. */
import type { ParsedArticle, Quote } from "../annotations.ts"
import type { Doc } from "../engine/doc.ts"
import { agesIn } from "./ages.ts"
import { isByline } from "./authors.ts"
import { type CountryPair, findCountryPairs } from "./country-pairs.ts"
import type { EntityLexicon } from "./lexicon.ts"
import type { NameClusters } from "./local.ts"
import type { NameMention } from "./names.ts"
import type { NameIndex, Nominal } from "./nominals.ts"
import { isOwner, type PronounForm, PRONOUNS } from "./pronoun-forms.ts"
import { type OwnWords, pullQuotes } from "./pull-quotes.ts"
import { markQuotes, type QuoteMarks } from "./quote-map.ts"
import { type Role, type RoleBook, roleOf } from "./roles.ts"
import { isAddressed, prominence } from "./salience.ts"

export interface ResolverInput {
  readonly article: ParsedArticle
  readonly names: ReadonlyArray<NameMention>
  readonly grouped: NameClusters
  readonly nominals: ReadonlyArray<Nominal>
  readonly index: NameIndex
  readonly book: RoleBook
  readonly quotes: ReadonlyArray<Quote>
  readonly lexicon: EntityLexicon
}

/** A pronoun of people in the text. */
export interface PronounToken {
  readonly token: number
  readonly form: PronounForm
}

/** A person's name as something to refer to. */
export interface PersonName {
  readonly cluster: number
  /** The token that heads it. */
  readonly token: number
  /** Its prominence, null where it is no part of what is told: who is spoken to is “you”, not “he”; who wrote the article is nobody in it. */
  readonly weight: number | null
}

/** What is known before an article is read. */
export interface BeforeReading {
  readonly pairs: ReadonlyArray<CountryPair>
  readonly ownWords: ReadonlyArray<OwnWords>
  readonly ages: ReadonlyMap<number, ReadonlySet<number>>
  readonly marks: QuoteMarks
  /** In reading order. */
  readonly pronouns: ReadonlyArray<PronounToken>
  /** Parallel to the names, null for those of no person. */
  readonly people: ReadonlyArray<PersonName | null>
  /** Sentence → the people named in it. */
  readonly namedIn: ReadonlyMap<number, ReadonlySet<number>>
  readonly roleOf: (nominal: Nominal) => Role
}

/** Prominence of a name inside a longer name. */
const NESTED = 12

/** Gathers it, once an article. */
export const beforeReading = ({ article, grouped, lexicon, names, nominals, quotes }: ResolverInput): BeforeReading => {
  const { doc } = article
  const people = names.map((name, k) => personNamed(doc, name, grouped.clusterOf[k]))
  const roles = new Map<Nominal, Role>()
  return {
    pairs: findCountryPairs(doc, names, grouped, lexicon),
    ownWords: pullQuotes(article, names, grouped),
    ages: agesIn(article.text, names, grouped, nominals),
    marks: markQuotes(doc, quotes),
    pronouns: pronounsIn(doc),
    people,
    namedIn: bySentence(doc, names, people),
    roleOf: (nominal) => {
      const known = roles.get(nominal)
      if (known !== undefined) return known
      const role = roleOf(doc, nominal, names)
      roles.set(nominal, role)
      return role
    }
  }
}

const pronounsIn = (doc: Doc): ReadonlyArray<PronounToken> => {
  const found: Array<PronounToken> = []
  for (let token = 0; token < doc.length; token++) {
    const form = doc.pos(token) === "PRON" ? PRONOUNS.get(doc.lower(token)) : undefined
    if (form === undefined) continue
    // “her” is both
    found.push({ token, form: !form.isPossessive && isOwner(doc, token) ? { ...form, isPossessive: true } : form })
  }
  return found
}

const personNamed = (doc: Doc, name: NameMention, cluster: number): PersonName | null => {
  if (name.type !== "PERSON") return null
  const token = doc.rootOf({ first: name.firstToken, last: name.lastToken })
  const isOutside = isAddressed(doc, name) || isByline(doc.text, name)
  return { cluster, token, weight: isOutside ? null : name.isNested ? NESTED : prominence(doc, token) }
}

const bySentence = (
  doc: Doc,
  names: ReadonlyArray<NameMention>,
  people: ReadonlyArray<PersonName | null>
): ReadonlyMap<number, ReadonlySet<number>> => {
  const found = new Map<number, Set<number>>()
  people.forEach((person, k) => {
    if (person === null) return
    const sentence = doc.sentenceOf(names[k].firstToken)
    const named = found.get(sentence)
    if (named === undefined) found.set(sentence, new Set([person.cluster]))
    else named.add(person.cluster)
  })
  return found
}
