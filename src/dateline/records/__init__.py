"""The nouns: frozen records that pass between the stages. Standard library only."""
