"""Areas for improvement, causes of concern, recommendations, findings and practice. Begin at `reading`.

What counts as a finding, in every kind of document, whoever tells it:

1. What is set out: under a label ("Areas for improvement", "Cause of concern", "Recommendations", "Innovative practice"
   or "Main findings"), in a table of findings, or in a list whose lead-in names the kind or says what the force needs
   to do. Each item is one, and none is asked to name its kind again.
2. What running text tells under its name: a sentence that says that something is an area for improvement, a cause of
   concern, a recommendation or innovative practice, and which. Where one sentence only counts them ("It raised two
   causes of concern"), the sentences behind it that tell them one by one. So does what is quoted word for word ('Its
   report says: "The force should …"'), unless a person who is named says it.
3. What the inspectorate asks of a force with a date ("The force should, within three months, …"; in news: "was given
   until May to …"): a recommendation under no name. Without a date, only "we expect the force to …" in its own report,
   and in a notice of its own what it told the force to do.
4. A cause of concern that the same document closes, or that it tells from an earlier report, is one of the past, unless
   it is the only one told of and stays open; a recommendation or area for improvement set out from an earlier report is
   one still, with what became of it as status; in running text one that remains is, and one that has been closed isn't.
5. An improvement that the inspectors say was made; what a force says of itself is none.

What does not count: kinds that are only counted, defined or announced; the same one told again, as in the opening of
news or a letter's conclusion; what inspectors are said to want under no name and with no date ("inspectors said the
force must …": careful readers differ on it, and it mostly tells a grade); what a force plans or finds itself; what
anybody else asks, or is asked, to do, as the board that reads a paper; reports, plans and replies that are owed to the
inspectors.
"""
