"""Names of people, as far as they can be told from those of teams and places.

"Service Manager, First Response" is a post, "Service Manager, Priya Shah" a post and who holds it.
Two words with capitals do not tell which; a title, an initial or a usual given name does.
"""

from __future__ import annotations

import re

_TITLE = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Cllr|Councillor|Prof|Professor|Sir|Dame)"
_SURNAME = r"(?:de |van |Mc|Mac|O['’])?[A-Z][A-Za-zà-ÿ'’-]+"
_NAME = re.compile(
    rf"(?:{_TITLE}\.? )?(?:(?:[A-Z]\.? ?){{1,2}}(?<=[. ])|[A-Z][a-zà-ÿ'’-]+(?: [A-Z]\.?)? )"
    rf"{_SURNAME}(?: {_SURNAME})?"
)
_TITLED = re.compile(rf"{_TITLE}\.? {_SURNAME}")
_SURE = re.compile(rf"{_TITLE}\.? .+|[A-Z]\.? .+")
_USUAL = """
Aaron Abdul Abigail Adam Adele Adrian Afzal Ahmed Aisha Alan Alastair Alex Alexander Alexandra
Alice Alison Amanda Amy Andrea Andrew Andy Angela Anita Anjali Ann Anna Anne Annette Anthony
Arjun Asha Asif Barbara Becky Belinda Ben Benjamin Bernadette Beth Bev Beverley Bill Bob
Bridget Brian Bryan Carl Carla Carol Caroline Carolyn Catherine Cath Charles Charlotte Cheryl
Chloe Chris Christian Christina Christine Christopher Claire Clare Clive Colin Craig Daniel
Danielle Darren Dave David Dawn Dean Debbie Deborah Deepa Denise Derek Diana Diane Dipti
Dominic Donna Doug Douglas Duncan Eddie Edward Eileen Elaine Eleanor Elizabeth Ellen Emily Emma
Eric Erica Esther Eva Faisal Farah Fatima Faye Fiona Fran Frances Francis Frank Gareth Gary
Gavin Gemma Geoff George Georgina Gill Gillian Glen Glenda Gordon Grace Graeme Graham Grant
Greg Gwen Hannah Harjit Harpreet Harriet Harry Heather Helen Henry Hilary Holly Howard Hugh
Iain Ian Imran Irene Isabel Jack Jackie Jacqueline Jacqui James Jamie Jan Jane Janet Janice
Jasmine Jason Jatinder Jayne Jean Jenna Jennifer Jenny Jeremy Jess Jessica Jill Jo Joan Joanna
Joanne Joe John Jon Jonathan Joseph Joy Joyce Judith Julia Julian Julie June Karen Karl Kate
Katherine Kathleen Kathryn Kathy Katie Katy Kavita Keith Kelly Ken Kenneth Kerry Kevin Khalid
Kim Kirsty Kirsten Laura Lauren Leah Lee Leigh Leon Lesley Lewis Liam Linda Lindsay Lisa Liz
Lorna Lorraine Louise Lucy Luke Lynda Lynn Lynne Maggie Malcolm Mandy Manjit Marc Marcus
Margaret Maria Marian Marie Marilyn Mark Marion Martin Martyn Mary Matt Matthew Maureen
Maxine Meera Megan Mel Melanie Melissa Michael Michelle Mick Mike Miriam Mohammed Mohamed
Moira Monica Muhammad Nadia Naomi Natalie Natasha Nasreen Neil Niall Nicholas Nick Nicky Nicola
Nigel Nikki Nina Oliver Olivia Pam Pamela Patricia Patrick Paul Paula Pauline Penny Pete Peter
Phil Philip Philippa Phillip Pippa Priya Rachael Rachel Raj Rajesh Ray Raymond Rebecca Rhian
Rhiannon Richard Rita Rob Robert Roberta Robin Roger Rosalind Rose Rosemary Rosie Ross Roy Ruth
Ryan Sabina Sadia Saima Sally Sam Samantha Samina Samuel Sandra Sanjay Sara Sarah Scott Sean
Shabana Shahid Sharon Sheila Shelley Shirley Sian Simon Sonia Sophie Stacey Stella Stephanie
Stephen Steve Steven Stewart Stuart Sue Sukhdev Sunita Susan Susie Suzanne Sylvia Tania Tanya
Tara Terry Theresa Tim Timothy Tina Toby Tom Tony Tracey Tracy Trevor Trudy Usha Val Valerie
Vanessa Vera Vicki Vicky Victoria Vincent Vivien Wayne Wendy William Yasmin Yvonne Zara Zoe
"""
_GIVEN = frozenset(_USUAL.split())


def looks_like_name(text: str) -> bool:
    """Whether the text is built as the name of a person is: Jane Smith, J. Smith, Cllr Smith."""
    return (
        _NAME.fullmatch(text) is not None
        or re.fullmatch(rf"{_TITLE}\.? {_SURNAME}", text) is not None
    )


def is_surely_name(text: str) -> bool:
    """Whether a text built as a name begins with a title, an initial or a usual given name."""
    return _SURE.fullmatch(text) is not None or text.split(maxsplit=1)[0] in _GIVEN
