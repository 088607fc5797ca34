/** Cards of the rules that start from quotation marks (`marks.ts`, `tags.ts`, `direct.ts`, `fragments.ts`, `neighbours.ts`). */
import type { RuleCard } from "../rule.ts"

export const MARK_RULES: ReadonlyArray<RuleCard> = [
  {
    id: "quotes/tag-after",
    source: "Associated Press Stylebook, attribution behind the quotation",
    examples: [
      {
        text: "“The bridge is safe,” said Ann Reed, who built it.",
        kind: "direct",
        content: ["The bridge is safe,"],
        speaker: "Ann Reed",
        cue: "said"
      },
      {
        text: '"We won," the mayor told reporters on Monday. "It is over."',
        kind: "direct",
        content: ["We won,", "It is over."],
        speaker: "the mayor",
        cue: "told"
      },
      {
        text: "“If it rains,” Reed said, “we stay home.”",
        kind: "direct",
        content: ["If it rains,", "we stay home."],
        speaker: "Reed",
        cue: "said"
      }
    ],
    counterExamples: ["The “safe bridge” said nothing about it.", "“Safe” bridges are dear, but the mayor said nothing."]
  },
  {
    id: "quotes/tag-after-mixed",
    source: "onrecord annotation guideline: a clause of which only a part is marked",
    examples: [
      {
        text: "They needed to “make sure the bridge is safe. But it is old, and we all know that,” said Paul Hart.",
        kind: "mixed",
        content: ["They needed to “make sure the bridge is safe. But it is old, and we all know that,”"],
        speaker: "Paul Hart",
        cue: "said"
      }
    ],
    counterExamples: ["“The bridge is safe,” said Ann Reed."]
  },
  {
    id: "quotes/noun-of-marks",
    source: "Pareti 2012, noun cues",
    examples: [
      {
        text: "Ann Reed’s “basket of fools” remark gave the mayor an opening.",
        kind: "direct",
        content: ["basket of fools"],
        speaker: "Ann Reed",
        cue: "remark"
      },
      {
        text: "The crowd broke into chants of “Send her home!” on Monday.",
        kind: "direct",
        content: ["Send her home!"],
        speaker: "The crowd",
        cue: "chants"
      }
    ],
    counterExamples: ["Ann Reed’s “Open Doors” plan gave the mayor an opening.", "The “basket” remark was forgotten."]
  },
  {
    id: "quotes/tag-before",
    source: "Associated Press Stylebook, attribution before the quotation",
    examples: [
      { text: "Reed said: “The bridge is safe.”", kind: "direct", content: ["The bridge is safe."], speaker: "Reed", cue: "said" },
      {
        text: "The mayor made light of it, saying: “It was a joke.”",
        kind: "direct",
        content: ["It was a joke."],
        speaker: "The mayor",
        cue: "saying"
      }
    ],
    counterExamples: ["The mayor read “The Old Bridge” twice."]
  },
  {
    id: "quotes/colon",
    source: "onrecord: transcripts and headlines",
    examples: [{ text: "Ann Reed: “The bridge is safe.”", kind: "direct", content: ["The bridge is safe."], speaker: "Ann Reed" }],
    counterExamples: ["There is one rule: “safe” bridges stay open."]
  },
  {
    id: "quotes/floating",
    source: "onrecord: a paragraph that is nothing but a quotation goes on with its speaker",
    examples: [
      {
        text: "“The bridge is safe,” Ann Reed said.\n\n“It will open in May.”",
        kind: "direct",
        content: ["It will open in May."],
        speaker: "Ann Reed",
        cue: "said"
      }
    ],
    counterExamples: ["The bridge is old.\n\nIt will open in May."]
  },
  {
    id: "quotes/introduced",
    source: "onrecord: the sentence before names who speaks",
    examples: [
      {
        text: "Ann Reed issued a statement on Friday. “The bridge will stay shut until May.”",
        kind: "direct",
        content: ["The bridge will stay shut until May."],
        speaker: "Ann Reed",
        cue: "statement"
      }
    ],
    counterExamples: ["The bridge is old. “It will open in May,” Ann Reed said."]
  },
  {
    id: "quotes/block",
    source: "onrecord: block quotations below “…:”",
    examples: [
      {
        text: "In a statement to the paper, the mayor denied these claims:\n\nThe bridge was never closed to anyone.",
        kind: "direct",
        content: ["The bridge was never closed to anyone."],
        speaker: "the mayor",
        cue: "denied"
      }
    ],
    counterExamples: ["The town has three bridges:\n\nThe oldest was built in 1900."]
  },
  {
    id: "quotes/transcript",
    source: "onrecord: transcripts of debates and interviews",
    examples: [
      {
        text: "REED: The bridge is safe. We have looked at it.\n\nHART: Then open it tomorrow.",
        kind: "direct",
        content: ["The bridge is safe. We have looked at it."],
        speaker: "REED"
      }
    ],
    counterExamples: ["UPDATE: The bridge was opened on Monday.\n\nThe mayor was there."]
  },
  {
    id: "quotes/marked-words",
    source: "onrecord annotation guideline: any marked words under a cue are an attribution",
    examples: [
      {
        text: "The mayor accused the town of supporting “pro-car” groups.",
        kind: "mixed",
        content: ["supporting “pro-car” groups"],
        speaker: "The mayor",
        cue: "accused"
      },
      {
        text: "The mayor praised the “brave work” of the builders.",
        kind: "direct",
        content: ["brave work"],
        speaker: "The mayor",
        cue: "praised"
      }
    ],
    counterExamples: ["The “brave work” of the builders went on."]
  },
  {
    id: "quotes/unattributed",
    source: "onrecord annotation guideline: words that are somebody's, but nobody is named",
    examples: [
      {
        text: "Two officials came to town for “open, honest and useful discussions”.",
        kind: "direct",
        content: ["open, honest and useful discussions"]
      }
    ],
    counterExamples: ["Two officials came to town for “talks”."]
  },
  {
    id: "quotes/scare",
    source: "onrecord annotation guideline: marked words that nobody in the text says; names and titles",
    examples: [
      { text: "The so-called “skinny bridge” was built in 1900.", kind: "scare", content: ["skinny bridge"] },
      { text: "The film, called “The Long Bridge,” was shown in May.", kind: "scare", content: ["The Long Bridge,"] }
    ],
    counterExamples: ["“The bridge is safe,” said Ann Reed."]
  }
]
