"""What a plan is: frozen records, one for each thing that an officer writes down."""
