import { describe, expect, it } from "vitest"
import { createLayout } from "../../nlp/layout/index.ts"
import { lexiconTexts } from "./lexicons.ts"

const { layOut } = createLayout(lexiconTexts)
const sentencesOf = (text: string) => layOut(text).sentences.map((sentence) => text.slice(sentence.start, sentence.end))

/** What a rule must cut, and what it must leave whole. `|` marks where a sentence ends. */
const cases: Record<string, { cut: ReadonlyArray<string>; whole: ReadonlyArray<string> }> = {
  "titles and initials": {
    cut: ["It was up to Ms. Roe.| Mr. Doe left.", "She posted about it on X.| Adam Doe replied."],
    whole: [
      "Mr. J. R. Doe met Gen. Ada Roe and Prof. Lee near St. Helens.",
      "Sen. A. B. Doe, R-Ariz., spoke.",
      "MS. ROE: Well, I think so.",
      "THE BILL OF SEN. DOE PASSED."
    ]
  },
  "dotted acronyms": {
    cut: ["They flew to the U.S.| The talks went on.", "It sells to the U.K.| But prices fell."],
    whole: ["The U.S. Senate met.", "A U.S. “rules-based” approach failed.", "Envoys of the E.U. Council came."]
  },
  "times of day": {
    cut: ["The polls will close everywhere at 8 p.m.| Results come later.", "He left the river bank there at 6 P.M.| Mr. Doe stayed."],
    whole: ["At 9 a.m. Dr. Roe rose.", "It began at 5 p.m. GMT on Monday.", "It began there after lunch at 5 p.m. Monday."]
  },
  companies: {
    cut: ["She runs Doe & Co.| It closed.", "He left Acme Corp.| They sued."],
    whole: ["Acme Corp. Chairman Lee spoke.", "Doe Inc. said so.", "They met at Doe & Co. at noon."]
  },
  "numbers, decimals and citations": {
    cut: ["It cost $4.50.| That was in 2018.| Now it is more.", "He lost by 3.| 12 others won."],
    whole: ["Resolution No. 5 of Jan. 6 passed.", "It rose 3.5 percent, see p. 12.", "Version 2.0.1 is out"]
  },
  "closing quotation marks": {
    cut: [
      "“We are ready.”| He left.",
      '"We are ready."| "So are we."',
      "He called it “unfair.”| The minister agreed.",
      "“It failed.“| However, they stayed."
    ],
    whole: ['"This is great." she said.', "He called it a ‘deal.’ and left"]
  },
  "questions in quotation marks": {
    cut: ["“Why?”| Nobody knew.", "“Will he go?”| Roe said he would."],
    whole: ["“Why?” Smith asked.", '"Who pays for it?" the minister told a rally.', "“Stop!” Foreign Minister Roe shouted at them."]
  },
  "a quotation of several sentences": {
    cut: ["“We met.| We spoke.| We left,” he said."],
    whole: ["“We met, we spoke, we left,” he said."]
  },
  brackets: {
    cut: ["He won.| (He had lost before.)| Then he left.", "They agreed (twice).| It held.", "It was so.[3]| It is not."],
    whole: ["He teaches (He once worked as a smith.) at the school."]
  },
  ellipses: {
    cut: ["I meant that....| She left.", "It may hold …| The rest is open.", "So it was . . .| This is new."],
    whole: ["I was ... well, late.", "They would . . . not stay.", "Well... I don't know."]
  },
  "questions and exclamations": {
    cut: ["What now?!| We wait.", "Stop!!| Who is there??| Nobody."],
    whole: ["She works at Yahoo! in sales."]
  },
  "addresses and host names": {
    cut: [
      "See https://example.50.com/a_b.html.| It is there.",
      "Write to jane.doe@example.com.| She answers.",
      "It is good.| www.example.com"
    ],
    whole: ["Sites such as Example.Com and news.example.org grew.", "The file is at example.com/Index.Html now"]
  },
  "a lost space": {
    cut: ["They held talks.|The deal failed.", "“We agree.”|The minister left."],
    whole: ["The Ph.D. student and J.Smith met.", "It runs Node.js and a.Out files"]
  },
  "lists in one paragraph": {
    cut: ["1. The first item| 2. The second item", "a. Come| b. Go| c. Stay", "• 9. Nine| • 10. Ten"],
    whole: ["He named three: a) go, b) stay.", "Group 2. won"]
  },
  "small starts": {
    cut: ["They left the company.| eBay bought it.", "It was a pity.| iPhones sold out."],
    whole: ["They made toys, shoes, etc. and sold them.", "The firm, est. in 1900, closed."]
  }
}

describe("sentences", () => {
  for (const [phenomenon, { cut, whole }] of Object.entries(cases)) {
    it(`cuts where ${phenomenon} end a sentence`, () => {
      for (const marked of cut) expect(sentencesOf(marked.replaceAll("|", ""))).toEqual(marked.split("|").map((part) => part.trim()))
    })
    it(`leaves ${phenomenon} whole`, () => {
      for (const text of whole) expect(sentencesOf(text)).toEqual([text])
    })
  }
  it("names the rule that ended each sentence", () => {
    const text = "He left.\n“Why?” Nobody knew. She asked ... They came"
    expect(layOut(text).sentences.map((sentence) => sentence.ruleId)).toEqual([
      "sentences/block-end",
      "sentences/closing-quote",
      "sentences/terminal-mark",
      "sentences/ellipsis",
      "sentences/block-end"
    ])
  })
})
