"""Figures in lines and labels."""
