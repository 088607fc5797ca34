# The notebooks and the Python of the how-to pages run, and the outputs kept in the notebooks are those of today.
bash notebooks/run.sh
